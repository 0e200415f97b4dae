import { browser, type Browser } from 'wxt/browser'
import {
  type PanelRequest,
  panelPortName,
  type PanelUpdate,
  parsePanelUpdate,
} from '../../core/protocol/panel'

/** Keeps a background that would stop after 30 s without a message, in ms. Opening a port alone does not. */
const PING_MS = 20_000
/** Right after an update of the extension a new port seems to open and leads nowhere, so the next try waits, in ms. */
const RECONNECT_MS = 100
const RECONNECT_LONGEST_MS = 5000

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
    port = browser.runtime.connect({ name: panelPortName(options.tabId) })
    port.onMessage.addListener((sent: unknown) => {
      delay = RECONNECT_MS
      const update = parsePanelUpdate(sent)
      if (update) options.onUpdate(update)
    })
    port.onDisconnect.addListener(() => {
      port = null
      setTimeout(open, delay)
      delay = Math.min(delay * 2, RECONNECT_LONGEST_MS)
    })
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
