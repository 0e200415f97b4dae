import { requestUrls, urlText, currentBase } from '../request-address'
import { ABSENT_BODY, captureBody } from '../body'
import { isLoadMethod, isPublishMethod, mayBePublish, mayLoadContext } from '../candidate'
import type { Channel } from '../channel'
import { HeaderLines, headerText } from '../headers'
import { instrument, checkUnshadowed } from '../instrument'
import { nativeMethod, now } from '../natives'

interface Opened {
  readonly method: string
  readonly isLoad: boolean
  readonly url: string
  readonly base: string
  readonly headers: HeaderLines
}

const get = nativeMethod(WeakMap.prototype.get) as (
  map: WeakMap<object, Opened>,
  xhr: unknown,
) => Opened | undefined
const set = nativeMethod(WeakMap.prototype.set)
const forget = nativeMethod(WeakMap.prototype.delete)

/** Observes `XMLHttpRequest`: method and URL at `open()`, headers as they are set, and the body at `send()`. */
export function watchXhr(channel: Channel): void {
  const opened = new WeakMap<object, Opened>()
  const prototype = XMLHttpRequest.prototype
  channel.addCheck(checkUnshadowed(window, 'XMLHttpRequest', XMLHttpRequest))

  channel.addCheck(
    instrument(prototype, 'open', (xhr, args) => {
      if (!isObject(xhr)) return
      forget(opened, xhr)
      const method = args[0]
      const isLoad = isLoadMethod(method)
      if (!channel.open || !(isLoad || isPublishMethod(method))) return
      const url = urlText(args[1])
      if (url === undefined || (isLoad && !mayLoadContext(url))) return
      // The base URL at `open()` counts, not the one at `send()` (XMLHttpRequest standard, `open()`).
      set(opened, xhr, { method, isLoad, url, base: currentBase(), headers: new HeaderLines() })
      return
    }),
  )

  channel.addCheck(
    instrument(prototype, 'setRequestHeader', (xhr, args) => {
      const name = args[0]
      // Without a second argument the browser throws.
      const value = args.length > 1 ? headerText(args[1]) : null
      if (typeof name !== 'string' || value === null) return
      if (isObject(xhr)) get(opened, xhr)?.headers.add(name, value)
      return
    }),
  )

  channel.addCheck(
    instrument(prototype, 'send', (xhr, args) => {
      if (!isObject(xhr)) return
      const request = get(opened, xhr)
      const content = args[0]
      if (!request || !(request.isLoad || mayBePublish(request.url, content))) return
      forget(opened, xhr)
      const { method, isLoad, url, base, headers } = request
      const seen = {
        transport: 'xhr',
        method,
        ...requestUrls(url, base),
        at: now(),
        headers: headers.headers,
        secrets: headers.secrets,
        body: isLoad ? ABSENT_BODY : captureBody(content),
      } as const
      return () => channel.send(seen)
    }),
  )
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
