import { takeBody } from '../body'
import { mayBePublish } from '../candidate'
import type { Channel } from '../channel'
import { instrument } from '../instrument'
import { nativeGetter, NativeUrl, now } from '../natives'

const urlHref = nativeGetter(NativeUrl.prototype, 'href')

/** Sees `navigator.sendBeacon()`, which is always a POST, and hears from its result whether the browser took it. */
export function watchBeacon(channel: Channel): void {
  instrument(Navigator.prototype, 'sendBeacon', (_self, [address, data]) => {
    const url =
      typeof address === 'string' ? address : address instanceof NativeUrl ? urlHref(address) : undefined
    if (!channel.open || url === undefined || !mayBePublish(url, data)) return
    const at = now()
    const body = takeBody(data)
    return (taken) =>
      channel.send({
        transport: 'beacon',
        method: 'POST',
        url,
        at,
        headers: '',
        secrets: '',
        body,
        refused: taken === false,
      })
  })
}
