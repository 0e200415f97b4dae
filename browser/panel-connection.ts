import { browser, type Browser } from 'wxt/browser'
import { type PanelRequest, panelPortName, type PanelUpdate, parsePanelUpdate } from '../core/protocol/panel'

/** Keeps a background that would stop after 30 s without a message, in ms. Opening a port alone does not. */
const PING_MS = 20_000
/** Right after an update of the extension a new port seems to open and leads nowhere, so the next try waits, in ms. */
const RECONNECT_MS = 100
const RECONNECT_LONGEST_MS = 5000
/** Such a port may stay open and silent. The background answers a hello at once, but it may have to be started; in ms. */
const ANSWER_MS = 5000

/** What a connection needs to know of its panel. */
export interface ConnectionOptions {
  readonly tabId: number
  /** How far the panel has come: what is newer is replayed after a reconnect. */
  readonly position: () => { readonly epoch: string; readonly since: number }
  readonly onUpdate: (update: PanelUpdate) => void
  /** The extension was updated or removed: this page cannot reach it any more. */
  readonly onLost: () => void
}

/** The line of a panel or popup to the background. */
export interface Connection {
  /** Sends a request now or, while the background is being started, with the next connection. */
  readonly send: (request: PanelRequest) => void
}

/** Connects to the background, and again whenever it was stopped in between: nothing that was stored is missed. */
export function connect(options: ConnectionOptions): Connection {
  let port: Browser.runtime.Port | null = null
  let delay = RECONNECT_MS
  const unsent: PanelRequest[] = []

  const open = () => {
    if (browser.runtime?.id === undefined) return options.onLost()
    const opened = browser.runtime.connect({ name: panelPortName(options.tabId) })
    const again = () => {
      clearTimeout(silent)
      if (port !== opened) return
      port = null
      setTimeout(open, delay)
      delay = Math.min(delay * 2, RECONNECT_LONGEST_MS)
    }
    const silent = setTimeout(() => {
      // Whoever closes a port is not told.
      opened.disconnect()
      again()
    }, ANSWER_MS)
    port = opened
    opened.onMessage.addListener((sent: unknown) => {
      clearTimeout(silent)
      delay = RECONNECT_MS
      const update = parsePanelUpdate(sent)
      if (update) options.onUpdate(update)
    })
    opened.onDisconnect.addListener(again)
    port.postMessage({ type: 'hello', ...options.position() })
    for (const request of unsent.splice(0)) port.postMessage(request)
  }

  open()
  setInterval(() => port?.postMessage({ type: 'ping' }), PING_MS)
  return {
    send(request) {
      if (port) port.postMessage(request)
      else unsent.push(request)
    },
  }
}
