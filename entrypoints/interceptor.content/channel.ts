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

/** Connection to the bridge of this document. */
export interface Channel {
  /** False once the extension is gone. Every call then passes through unobserved. */
  readonly open: boolean
  /** Sends a sighting, either immediately or once its body has been read. Never throws. */
  send(seen: SeenRequest): void
  /** Adds a check of one wrapper, for when the bridge asks whether all of them are in place. */
  addCheck(isReached: () => boolean): void
}

/** Maximum number of sightings that wait for a bridge that has not started yet. */
const MAX_WAITING = 100

const dispatch = nativeMethod(EventTarget.prototype.dispatchEvent)
const listen = nativeMethod(EventTarget.prototype.addEventListener)

/**
 * Opens the channel to the bridge. The bridge comes first in the manifest and is listening already. If a browser ever
 * runs it second, sightings wait until the bridge announces itself.
 */
export function openChannel(): Channel {
  const line = document.createElement('i')
  const waiting: string[] = []
  const wrappers: (() => boolean)[] = []
  let connected = false
  let orphaned = false

  const sayHello = () => {
    if (connected) return
    const hello = new NativeMouseEvent(HELLO_EVENT, { cancelable: true, relatedTarget: line })
    connected = !dispatch(document, hello)
    if (!connected) return
    for (let index = 0; index < waiting.length; index++) hand(waiting[index] ?? '')
    waiting.length = 0
  }
  const hand = (detail: string) => {
    if (connected) dispatch(line, new NativeCustomEvent(SIGHTING_EVENT, { detail }))
    else if (waiting.length < MAX_WAITING) waiting[waiting.length] = detail
  }

  // `await` instead of `then`, since the page may have replaced `then` (zone.js does).
  const handLater = async (seen: SeenRequest, body: () => Promise<ChannelBody>) => {
    let read = missingBody('unreadable')
    try {
      read = await body()
    } catch {
      // The row will show that the body could not be read.
    }
    hand(encode(seen, read))
  }

  listen(line, CHECK_EVENT, () => {
    // A bridge that has sent the orphaned event never asks, so that event came from another script: report a missing
    // wrapper.
    let inPlace = !orphaned
    for (let index = 0; index < wrappers.length; index++) inPlace &&= wrappers[index]?.() ?? false
    const detail = inPlace ? ALL_IN_PLACE : ''
    dispatch(line, new NativeCustomEvent(CHECKED_EVENT, { detail }))
  })
  listen(line, ORPHANED_EVENT, () => (orphaned = true))
  sayHello()
  if (!connected) listen(document, LISTENING_EVENT, sayHello)

  return {
    get open() {
      return !orphaned
    },
    send(seen) {
      const { body } = seen
      if (typeof body === 'function') void handLater(seen, body)
      else hand(encode(seen, body))
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
