import { takeBody } from '../body'
import { isPublishMethod, mayBePublish } from '../candidate'
import type { Channel } from '../channel'
import { HeaderLines } from '../headers'
import { instrument } from '../instrument'
import { nativeGetter, NativeUrl, now } from '../natives'

interface Opened {
  readonly method: string
  readonly url: string
  readonly headers: HeaderLines
}

const urlHref = nativeGetter(NativeUrl.prototype, 'href')

/** Sees `XMLHttpRequest`: method and address at `open()`, headers as they are set, the body at `send()`. */
export function watchXhr(channel: Channel): void {
  const opened = new WeakMap<object, Opened>()
  const prototype = XMLHttpRequest.prototype

  instrument(prototype, 'open', (xhr, [method, address]) => {
    if (!isObject(xhr)) return
    opened.delete(xhr)
    if (!channel.open || !isPublishMethod(method)) return
    const url =
      typeof address === 'string' ? address : address instanceof NativeUrl ? urlHref(address) : undefined
    if (url !== undefined) opened.set(xhr, { method, url, headers: new HeaderLines() })
    return
  })

  instrument(prototype, 'setRequestHeader', (xhr, [name, value]) => {
    if (
      isObject(xhr) &&
      typeof name === 'string' &&
      (typeof value === 'string' || typeof value === 'number')
    ) {
      opened.get(xhr)?.headers.add(name, String(value))
    }
    return
  })

  instrument(prototype, 'send', (xhr, [content]) => {
    const request = isObject(xhr) ? opened.get(xhr) : undefined
    if (!request || !mayBePublish(request.url, content)) return
    opened.delete(xhr as object)
    const { method, url, headers } = request
    const seen = {
      transport: 'xhr',
      method,
      url,
      at: now(),
      headers: headers.headers,
      secrets: headers.secrets,
      body: takeBody(content),
    } as const
    return () => channel.send(seen)
  })
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
