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

/** What a transport has seen of a request that may be a publish. */
export interface SeenRequest extends HeaderText, RequestUrls {
  readonly transport: SightingHead['transport']
  readonly method: string
  readonly at: number
  readonly body: PendingBody
  readonly refused?: boolean
  readonly keepalive?: boolean
}

/** The way to the bridge of this document. */
export interface Channel {
  /** False once nobody listens any more: then every call passes through unseen. */
  readonly open: boolean
  /** Hands a sighting over, at once or, where its body takes time, when it is read. Never throws. */
  send(seen: SeenRequest): void
  /** Adds a look at one wrapper, for when the bridge asks whether all of them are in place. */
  addCheck(isReached: () => boolean): void
}

/** How many sightings wait for a bridge that is not there yet. */
const MAX_WAITING = 100

const dispatch = nativeMethod(EventTarget.prototype.dispatchEvent)
const listen = nativeMethod(EventTarget.prototype.addEventListener)

/**
 * Opens the way to the bridge. The bridge is declared first in the manifest and listens already; should a browser ever
 * run it second, sightings wait until it calls.
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

  // `await`, since `then` may be the page's own (zone.js replaces it).
  const handLater = async (seen: SeenRequest, body: () => Promise<ChannelBody>) => {
    let read = missingBody('unreadable')
    try {
      read = await body()
    } catch {
      // Said on the row: the body could not be read.
    }
    hand(encode(seen, read))
  }

  listen(line, CHECK_EVENT, () => {
    // An orphaned interceptor has no bridge that could ask: whoever has closed this channel was none.
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
  // No prototype: a page may have given every object a `toJSON`.
  return `${stringify({ __proto__: null, ...head })}\n${body.data}`
}
