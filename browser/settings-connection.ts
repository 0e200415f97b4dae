import { browser, type Browser } from 'wxt/browser'
import { parseSettingsNews, SETTINGS_PORT, type SettingsNews } from '../core/protocol/settings'

/** Keeps a background that would stop after 30 s without a message, in the middle of a long fetch; in ms. */
const PING_MS = 20_000
/** Right after an update of the extension a new port seems to open and leads nowhere, so the next try waits, in ms. */
const RECONNECT_MS = 100
const RECONNECT_LONGEST_MS = 5000
/** Such a port may stay open and silent. The background tells at once, but it may have to be started; in ms. */
const ANSWER_MS = 5000

/** What the options page wants to hear. */
export interface SettingsConnectionOptions {
  readonly onNews: (news: SettingsNews) => void
  /** The extension was updated or removed: this page cannot reach it any more. */
  readonly onLost: () => void
}

/** Hears from the background how the workspaces stand, and connects again whenever it was stopped in between. */
export function followSettings({ onNews, onLost }: SettingsConnectionOptions): void {
  let port: Browser.runtime.Port | null = null
  let delay = RECONNECT_MS

  const open = () => {
    if (browser.runtime?.id === undefined) return onLost()
    const opened = browser.runtime.connect({ name: SETTINGS_PORT })
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
      const news = parseSettingsNews(sent)
      if (news) onNews(news)
    })
    opened.onDisconnect.addListener(again)
  }

  open()
  setInterval(() => port?.postMessage({ type: 'ping' }), PING_MS)
}
