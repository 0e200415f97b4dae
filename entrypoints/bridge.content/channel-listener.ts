import type { Sighting } from '../../core/capture'
import { HELLO_EVENT, LISTENING_EVENT, ORPHANED_EVENT, SIGHTING_EVENT } from '../../core/protocol/channel'
import { parseSighting } from '../../core/protocol/sighting'

/** The interceptor of this document, as its bridge knows it. */
export interface Interceptor {
  /** It has said hello: calls of this document are seen. */
  readonly connected: boolean
  /** Lets it fall silent: nobody listens any more. */
  orphan(): void
}

/**
 * Waits for the interceptor's hello, and takes the channel that comes with it. Only the first hello counts: it is said
 * before any script of the page runs, so a later one is the page's.
 */
export function listenToInterceptor(onSighting: (sighting: Sighting) => void): Interceptor {
  let channel: EventTarget | null = null

  const onHello = (event: Event) => {
    const target = event instanceof MouseEvent ? event.relatedTarget : null
    if (channel || !target) return
    channel = target
    document.removeEventListener(HELLO_EVENT, onHello)
    channel.addEventListener(SIGHTING_EVENT, (sent) => {
      const sighting = sent instanceof CustomEvent ? parseSighting(sent.detail) : null
      if (sighting) onSighting(sighting)
    })
    event.preventDefault()
  }

  document.addEventListener(HELLO_EVENT, onHello)
  document.dispatchEvent(new Event(LISTENING_EVENT))
  return {
    get connected() {
      return channel !== null
    },
    orphan() {
      channel?.dispatchEvent(new Event(ORPHANED_EVENT))
    },
  }
}
