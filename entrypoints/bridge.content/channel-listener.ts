import type { Sighting } from '../../core/capture'
import type { InterceptorState } from '../../core/protocol/bridge'
import {
  ALL_IN_PLACE,
  CHECK_EVENT,
  CHECKED_EVENT,
  HELLO_EVENT,
  LISTENING_EVENT,
  ORPHANED_EVENT,
  SIGHTING_EVENT,
} from '../../core/protocol/channel'
import { parseSighting } from '../../core/protocol/sighting'

/** The interceptor of this document, as seen from the bridge. */
export interface Interceptor {
  /** Returns whether the interceptor has connected, and whether its wrappers are still in place. */
  state(): InterceptorState
  /** Makes the interceptor stop sending, because this bridge has lost its extension. */
  orphan(): void
}

/**
 * Waits for the interceptor's hello event and uses the channel that it carries. It accepts only the first hello: the
 * interceptor sends it before any script of the page runs, so any later hello comes from the page.
 */
export function listenToInterceptor(onSighting: (sighting: Sighting) => void): Interceptor {
  let channel: EventTarget | null = null

  const onHello = (hello: Event) => {
    const target = hello instanceof MouseEvent ? hello.relatedTarget : null
    if (channel || !target) return
    channel = target
    document.removeEventListener(HELLO_EVENT, onHello)
    channel.addEventListener(SIGHTING_EVENT, (event) => {
      const sighting = event instanceof CustomEvent ? parseSighting(event.detail) : null
      if (sighting) onSighting(sighting)
    })
    hello.preventDefault()
  }

  document.addEventListener(HELLO_EVENT, onHello)
  document.dispatchEvent(new Event(LISTENING_EVENT))
  return {
    state() {
      if (!channel) return 'absent'
      let inPlace = false
      const onChecked = (event: Event) => {
        inPlace = event instanceof CustomEvent && event.detail === ALL_IN_PLACE
      }
      channel.addEventListener(CHECKED_EVENT, onChecked, { once: true })
      channel.dispatchEvent(new Event(CHECK_EVENT))
      channel.removeEventListener(CHECKED_EVENT, onChecked)
      return inPlace ? 'inPlace' : 'replaced'
    },
    orphan() {
      channel?.dispatchEvent(new Event(ORPHANED_EVENT))
    },
  }
}
