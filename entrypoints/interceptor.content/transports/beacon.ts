import { addresses, addressText } from '../request-address'
import { takeBody } from '../body'
import { mayBePublish } from '../candidate'
import type { Channel } from '../channel'
import { instrument, isKept } from '../instrument'
import { now } from '../natives'

/** Sees `navigator.sendBeacon()`, which is always a POST, and hears from its result whether the browser took it. */
export function watchBeacon(channel: Channel): void {
  // A function of its own would hide the one that is watched, which all navigators share.
  channel.vouchFor(isKept(navigator, 'sendBeacon', undefined))
  channel.vouchFor(
    instrument(Navigator.prototype, 'sendBeacon', (_self, args) => {
      const address = addressText(args[0])
      const data = args[1]
      if (!channel.open || address === undefined || !mayBePublish(address, data)) return
      const where = addresses(address)
      const at = now()
      const body = takeBody(data)
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
