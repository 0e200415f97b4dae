import { requestUrls, urlText } from '../request-address'
import { captureBody } from '../body'
import { mayBePublish } from '../candidate'
import type { Channel } from '../channel'
import { instrument, checkUnshadowed } from '../instrument'
import { now } from '../natives'

/**
 * Observes `navigator.sendBeacon()`. It always sends a POST, and returns whether the browser has accepted the request.
 */
export function watchBeacon(channel: Channel): void {
  // An own property of `navigator` would hide the observed method of the prototype.
  channel.addCheck(checkUnshadowed(navigator, 'sendBeacon', undefined))
  channel.addCheck(
    instrument(Navigator.prototype, 'sendBeacon', (_self, args) => {
      const address = urlText(args[0])
      const data = args[1]
      if (!channel.open || address === undefined || !mayBePublish(address, data)) return
      const urls = requestUrls(address)
      const at = now()
      const body = captureBody(data)
      return (accepted) =>
        channel.send({
          transport: 'beacon',
          method: 'POST',
          ...urls,
          at,
          headers: '',
          secrets: '',
          body,
          refused: accepted === false,
          keepalive: true,
        })
    }),
  )
}
