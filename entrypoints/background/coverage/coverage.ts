import { browser } from 'wxt/browser'
import type { DocumentInfo } from '../../../core/capture'
import { parsePresence, type Presence } from '../../../core/protocol/bridge'
import type { PageCoverage, Coverage } from '../../../core/protocol/panel'

/**
 * Presence of a tab's frames, by document id. `answered` has the responses since the last poll, and `before` those to
 * the poll before it. `main` is the id of the main document.
 */
interface Frames {
  readonly main: string | null
  readonly answered: Map<string, Presence>
  readonly before: ReadonlyMap<string, Presence>
}

/**
 * Tracks the coverage of tabs: which of their frames have a working interceptor, and whether the network is visible.
 */
export class CoverageTracker {
  /** Called when a frame reports its presence for the first time. */
  onChange: (tabId: number) => void = () => {}
  private readonly frames = new Map<number, Frames>()

  /**
   * Polls the frames of a tab and returns the coverage of its current page. The other frames respond later than the
   * main document, so the number of covered frames may still grow. Never rejects.
   */
  async check(tabId: number): Promise<{ coverage: Coverage; presence: Presence | null }> {
    const frames = this.frames.get(tabId)
    const answered = new Map<string, Presence>()
    this.frames.set(tabId, { main: null, before: new Map(), ...frames, answered })
    const presence = await requestPresence(tabId)
    const main = presence?.document.id ?? null
    if (presence) answered.set(presence.document.id, presence)
    // Until all frames have responded to this poll, their responses to the previous poll of the same page count too.
    const before = frames && frames.main === main ? frames.answered : new Map<string, Presence>()
    this.frames.set(tabId, { main, answered, before })
    const page = await pageCoverage(tabId, presence)
    return { coverage: { page, frames: this.framesOf(tabId), network: hasNetwork(page) }, presence }
  }

  /** Records the presence that a frame reports. */
  add(tabId: number, presence: Presence): void {
    const frames = this.frames.get(tabId)
    if (!frames) return
    const { id } = presence.document
    const isNew = !frames.answered.has(id) && !frames.before.has(id)
    frames.answered.set(id, presence)
    if (isNew) this.onChange(tabId)
  }

  /** Returns how many frames of a tab are covered, and how many there are. */
  framesOf(tabId: number): Coverage['frames'] {
    const frames = this.frames.get(tabId)
    if (!frames) return { covered: 0, all: 0 }
    const known = [...new Map([...frames.before, ...frames.answered]).values()]
    const covered = known.filter(({ interceptor }) => interceptor === 'inPlace').length
    const all = known.reduce((sum, presence) => sum + presence.frames, 0)
    return { covered: Math.min(covered, all), all }
  }

  /** Returns the main document that a tab showed at the last poll; null if it did not respond. Only kept in memory. */
  shownIn(tabId: number): DocumentInfo | null {
    const frames = this.frames.get(tabId)
    const main = frames?.main ?? null
    return (main !== null && frames?.answered.get(main)?.document) || null
  }

  /** Returns the URLs of the frames that have responded since the last poll. */
  frameUrls(tabId: number): string[] {
    const frames = this.frames.get(tabId)
    return [...(frames?.answered.values() ?? [])].map(({ document }) => document.url)
  }

  forget(tabId: number): void {
    this.frames.delete(tabId)
  }
}

/**
 * Polls all frames at once. Returns the response of the main document; the other frames respond with separate messages.
 */
async function requestPresence(tabId: number): Promise<Presence | null> {
  try {
    // Rejects for tabs of private windows, which belong to another instance. Chromium 156 hides them from this
    // instance, but would deliver the message.
    await browser.tabs.get(tabId)
    return parsePresence(await browser.tabs.sendMessage(tabId, { type: 'presence' }))
  } catch {
    // None of our scripts responded. `pageCoverage` finds out why.
    return null
  }
}

/** Returns whether `webRequest` reports the requests of a page. It needs access to the site. */
function hasNetwork(page: PageCoverage): boolean {
  const hasApi = (browser as { webRequest?: unknown }).webRequest !== undefined
  return hasApi && ['inPlace', 'replaced', 'absent', 'scriptless'].includes(page)
}

async function pageCoverage(tabId: number, presence: Presence | null): Promise<PageCoverage> {
  try {
    const tab = await browser.tabs.get(tabId)
    // A script that is already running survives the loss of access, but new pages get no script.
    if (presence && (await hasAccess(tab.url)))
      // The bridge responded, so the page was loaded after Goalkeeper was installed. If the interceptor is absent, it
      // could not start.
      return presence.interceptor === 'absent' ? 'scriptless' : presence.interceptor
    // Browsers give extensions the URL only with access to the site, and never that of their own pages.
    if (tab.url !== undefined && /^(https?|file|ftp|data|blob|about):/.test(tab.url)) {
      if (isBrowserPage(tab.url)) return 'restricted'
      return (await hasAccess(tab.url)) ? 'absent' : 'noAccess'
    }
    return (await hasAccess(undefined)) ? 'restricted' : 'noAccess'
  } catch {
    return 'closed'
  }
}

async function hasAccess(url: string | undefined): Promise<boolean> {
  if (url === undefined) return browser.permissions.contains({ origins: ['<all_urls>'] })
  const { protocol, hostname, host } = new URL(url)
  if (!/^https?:$/.test(protocol)) return true
  const isGranted = (to: string) => browser.permissions.contains({ origins: [`${protocol}//${to}/*`] })
  // Chromium grants access to a single site including its port. Firefox has no ports in match patterns and rejects this
  // call.
  return (await isGranted(hostname)) || (host !== hostname && isGranted(host).catch(() => false))
}

/**
 * Returns whether the page belongs to the browser. The stores for extensions count too: browsers give extensions no
 * access to them, although their URLs look like any other.
 */
function isBrowserPage(url: string): boolean {
  if (url.startsWith('about:') && url !== 'about:blank') return true
  return /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons|addons\.mozilla\.org)(\/|$)/.test(
    url,
  )
}
