import { MAX_URL_CHARS } from '../../core/capture'
import {
  ALL_IN_PLACE,
  CHECK_EVENT,
  CHECKED_EVENT,
  HELLO_EVENT,
  LISTENING_EVENT,
  ORPHANED_EVENT,
  SIGHTING_EVENT,
  type SightingHead,
} from '../../core/protocol/channel'
import { missingBody, type PendingBody, type ChannelBody } from './body'
import type { HeaderText } from './headers'
import type { RequestUrls } from './request-address'
import { NativeCustomEvent, nativeMethod, NativeMouseEvent, stringify, stringMethods } from './natives'

/** A possible publish or context load, as a transport has seen it. */
export interface SeenRequest extends HeaderText, RequestUrls {
  readonly transport: SightingHead['transport']
  readonly method: string
  readonly at: number
  readonly body: PendingBody
  readonly refused?: boolean
  readonly keepalive?: boolean
}

/** Connection from the interceptor to the bridge of this document. */
export interface Channel {
  /** False once the extension is gone. Every call then passes through unobserved. */
  readonly open: boolean
  /** Sends a sighting, either immediately or once its body has been read. Never throws. */
  send(seen: SeenRequest): void
  /** Adds the check of one wrapper. When the bridge asks whether all wrappers are in place, every check runs. */
  addCheck(isReached: () => boolean): void
}

/** Maximum number of sightings that wait for a bridge that has not started yet. */
const MAX_WAITING = 100

const dispatch = nativeMethod(EventTarget.prototype.dispatchEvent)
const listen = nativeMethod(EventTarget.prototype.addEventListener)

/**
 * Opens the channel to the bridge. The manifest lists the bridge first, so the bridge is already listening. If a
 * browser runs it second anyway, sightings wait until the bridge announces itself.
 */
export function openChannel(): Channel {
  const target = document.createElement('i')
  const waiting: string[] = []
  const wrappers: (() => boolean)[] = []
  let connected = false
  let orphaned = false

  const sayHello = () => {
    if (connected) return
    const hello = new NativeMouseEvent(HELLO_EVENT, { cancelable: true, relatedTarget: target })
    connected = !dispatch(document, hello)
    if (!connected) return
    for (let index = 0; index < waiting.length; index++) dispatchSighting(waiting[index] ?? '')
    waiting.length = 0
  }
  const dispatchSighting = (detail: string) => {
    if (connected) dispatch(target, new NativeCustomEvent(SIGHTING_EVENT, { detail }))
    else if (waiting.length < MAX_WAITING) waiting[waiting.length] = detail
  }

  // `await` instead of `then`, since the page may have replaced `then` (zone.js does).
  const dispatchLater = async (seen: SeenRequest, body: () => Promise<ChannelBody>) => {
    let readBody = missingBody('unreadable')
    try {
      readBody = await body()
    } catch {
      // The row will show that the body could not be read.
    }
    dispatchSighting(encode(seen, readBody))
  }

  listen(target, CHECK_EVENT, () => {
    // A bridge asks nothing after it has sent the orphaned event. If a bridge asks anyway, another script has sent that
    // event and ended the observation, so report that the wrappers are not in place.
    let areInPlace = !orphaned
    for (let index = 0; index < wrappers.length; index++) areInPlace &&= wrappers[index]?.() ?? false
    const detail = areInPlace ? ALL_IN_PLACE : ''
    dispatch(target, new NativeCustomEvent(CHECKED_EVENT, { detail }))
  })
  listen(target, ORPHANED_EVENT, () => (orphaned = true))
  sayHello()
  if (!connected) listen(document, LISTENING_EVENT, sayHello)

  return {
    get open() {
      return !orphaned
    },
    send(seen) {
      const { body } = seen
      if (typeof body === 'function') void dispatchLater(seen, body)
      else dispatchSighting(encode(seen, body))
    },
    addCheck(isReached) {
      wrappers[wrappers.length] = isReached
    },
  }
}

function encode(seen: SeenRequest, body: ChannelBody): string {
  const head: SightingHead = {
    transport: seen.transport,
    method: stringMethods.toUpperCase(seen.method),
    url: stringMethods.slice(seen.url, 0, MAX_URL_CHARS),
    documentUrl: stringMethods.slice(seen.documentUrl, 0, MAX_URL_CHARS),
    at: seen.at,
    headers: seen.headers,
    secrets: seen.secrets,
    body: body.kind,
    bytes: body.bytes,
    truncated: body.truncated ? 1 : 0,
    refused: seen.refused ? 1 : 0,
    keepalive: seen.keepalive ? 1 : 0,
  }
  // No prototype, since the page may have given every object a `toJSON`.
  return `${stringify({ __proto__: null, ...head })}\n${body.data}`
}
