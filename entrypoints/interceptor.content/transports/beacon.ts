import { requestUrls, urlText } from '../request-address'
import { captureBody } from '../body'
import { mayBePublish } from '../candidate'
import type { Channel } from '../channel'
import { instrument, checkUnshadowed } from '../instrument'
import { now } from '../natives'

/** Sees `navigator.sendBeacon()`, which is always a POST, and hears from its result whether the browser took it. */
export function watchBeacon(channel: Channel): void {
  // A function of its own would hide the one that is watched, which all navigators share.
  channel.addCheck(checkUnshadowed(navigator, 'sendBeacon', undefined))
  channel.addCheck(
    instrument(Navigator.prototype, 'sendBeacon', (_self, args) => {
      const address = urlText(args[0])
      const data = args[1]
      if (!channel.open || address === undefined || !mayBePublish(address, data)) return
      const where = requestUrls(address)
      const at = now()
      const body = captureBody(data)
      return (taken) =>
        channel.send({
          transport: 'beacon',
          method: 'POST',
          ...where,
          at,
          headers: '',
          secrets: '',
          body,
          refused: taken === false,
          keepalive: true,
        })
    }),
  )
}
