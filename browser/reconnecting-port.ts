import { browser, type Browser } from 'wxt/browser'

/** Time between pings, in ms. Even with an open port, browsers stop the background after 30 s without a message. */
const PING_MS = 20_000
/**
 * Delay before the first reconnect, in ms. Right after an extension update, a new port opens, but nothing receives its
 * messages.
 */
const RECONNECT_MS = 100
/** Longest delay before a reconnect, in ms; each failed attempt doubles it. */
const MAX_RECONNECT_MS = 5000
/**
 * Maximum time until the first message on a new port, in ms. The background sends one immediately, but it may have to
 * start first.
 */
const RESPONSE_MS = 5000

/** Options of {@link reconnectingPort}. */
export interface PortOptions<Sent, Received> {
  readonly name: string
  /** Returns the first message to send on each new port; absent if the background sends the first message. */
  readonly hello?: () => Sent
  /** Parses a message; returns null for a message that must be ignored. */
  readonly parse: (message: unknown) => Received | null
  readonly onMessage: (message: Received) => void
  /** Called when the extension was updated or removed, so this page can no longer reach it. */
  readonly onLost: () => void
}

/** A port that reconnects whenever the browser has stopped the background. */
export interface ReconnectingPort<Sent> {
  /** Sends a message now or, while the background restarts, on the next port. */
  readonly send: (message: Sent) => void
}

/** Opens a port to the background, keeps the background running, and opens a new port after each disconnect. */
export function reconnectingPort<Sent, Received>(
  options: PortOptions<Sent, Received>,
): ReconnectingPort<Sent> {
  let port: Browser.runtime.Port | null = null
  let delay = RECONNECT_MS
  const unsent: Sent[] = []

  const open = () => {
    if (browser.runtime?.id === undefined) return options.onLost()
    const opened = browser.runtime.connect({ name: options.name })
    const reopen = () => {
      clearTimeout(silenceTimer)
      if (port !== opened) return
      port = null
      setTimeout(open, delay)
      delay = Math.min(delay * 2, MAX_RECONNECT_MS)
    }
    const silenceTimer = setTimeout(() => {
      // The browser calls onDisconnect only at the other end of the port.
      opened.disconnect()
      reopen()
    }, RESPONSE_MS)
    port = opened
    opened.onMessage.addListener((message: unknown) => {
      clearTimeout(silenceTimer)
      delay = RECONNECT_MS
      const received = options.parse(message)
      if (received !== null) options.onMessage(received)
    })
    opened.onDisconnect.addListener(reopen)
    if (options.hello) port.postMessage(options.hello())
    for (const message of unsent.splice(0)) port.postMessage(message)
  }

  open()
  setInterval(() => port?.postMessage({ type: 'ping' }), PING_MS)
  return {
    send(message) {
      if (port) port.postMessage(message)
      else unsent.push(message)
    },
  }
}
