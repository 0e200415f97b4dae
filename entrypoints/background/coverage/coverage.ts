import { browser } from 'wxt/browser'
import { parsePresence, type Presence } from '../../../core/protocol/bridge'
import type { PageCoverage, Coverage } from '../../../core/protocol/panel'

/** What the frames of a tab have answered, by their documents: the last time all were asked, and the time before. */
interface Frames {
  readonly main: string | null
  readonly answered: Map<string, Presence>
  readonly before: ReadonlyMap<string, Presence>
}

/** What Goalkeeper can see of each tab that somebody looks at. */
export class CoverageTracker {
  /** Called when a frame has told of itself. */
  onChange: (tabId: number) => void = () => {}
  private readonly frames = new Map<number, Frames>()

  /** What can be seen of the page that a tab shows now; its frames answer one after the other. Never rejects. */
  async check(tabId: number): Promise<{ coverage: Coverage; presence: Presence | null }> {
    const frames = this.frames.get(tabId)
    const answered = new Map<string, Presence>()
    this.frames.set(tabId, { main: null, before: new Map(), ...frames, answered })
    const presence = await requestPresence(tabId)
    const main = presence?.document.id ?? null
    if (presence) answered.set(presence.document.id, presence)
    // Until all have answered again, those of the same page that did before count too.
    const before = frames && frames.main === main ? frames.answered : new Map<string, Presence>()
    this.frames.set(tabId, { main, answered, before })
    const page = await pageCoverage(tabId, presence)
    return { coverage: { page, frames: this.framesOf(tabId), network: hasNetwork(page) }, presence }
  }

  /** A frame has answered. */
  add(tabId: number, presence: Presence): void {
    const frames = this.frames.get(tabId)
    if (!frames) return
    const { id } = presence.document
    const isNew = !frames.answered.has(id) && !frames.before.has(id)
    frames.answered.set(id, presence)
    if (isNew) this.onChange(tabId)
  }

  /** The frames of a tab that have answered, and all there are. */
  framesOf(tabId: number): Coverage['frames'] {
    const frames = this.frames.get(tabId)
    if (!frames) return { covered: 0, all: 0 }
    const known = [...new Map([...frames.before, ...frames.answered]).values()]
    const covered = known.filter(({ interceptor }) => interceptor === 'inPlace').length
    const all = known.reduce((sum, presence) => sum + presence.frames, 0)
    return { covered: Math.min(covered, all), all }
  }

  /** Asks the frames of a tab for their addresses, which come one after the other, and returns those known so far. */
  addressesOf(tabId: number): string[] {
    const frames = this.frames.get(tabId)
    return [...(frames?.answered.values() ?? [])].map(({ document }) => document.url)
  }

  forget(tabId: number): void {
    this.frames.delete(tabId)
  }
}

/** Asks all frames at once; the main document's answer comes back, the others send theirs. */
async function requestPresence(tabId: number): Promise<Presence | null> {
  try {
    // Chromium 156 lets messages through to tabs of private windows, which it does not show us: they are not ours to ask.
    await browser.tabs.get(tabId)
    return parsePresence(await browser.tabs.sendMessage(tabId, { type: 'presence' }))
  } catch {
    // Nobody is there to answer; why is found out by who asks.
    return null
  }
}

/** `webRequest` tells of requests to sites that we have access to. */
function hasNetwork(page: PageCoverage): boolean {
  const isThere = (browser as { webRequest?: unknown }).webRequest !== undefined
  return isThere && ['inPlace', 'replaced', 'absent', 'scriptless'].includes(page)
}

async function pageCoverage(tabId: number, presence: Presence | null): Promise<PageCoverage> {
  try {
    const tab = await browser.tabs.get(tabId)
    // A script that is there already stays when access is taken away, but sees no new page.
    if (presence && (await hasAccess(tab.url)))
      // The bridge was there from the beginning, so this is not a page from before: the interceptor could not start.
      return presence.interceptor === 'absent' ? 'scriptless' : presence.interceptor
    // Browsers show the address only where we have access, and never that of their own pages.
    if (tab.url !== undefined && /^(https?|file|ftp|data|blob|about):/.test(tab.url)) {
      if (isOwnPage(tab.url)) return 'restricted'
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
  const isGiven = (to: string) => browser.permissions.contains({ origins: [`${protocol}//${to}/*`] })
  // Chromium gives access to one site with its port; Firefox knows no ports here, and refuses the question.
  return (await isGiven(hostname)) || (host !== hostname && isGiven(host).catch(() => false))
}

/** The extension stores are pages like any other by their address, but closed to extensions by the browser. */
function isOwnPage(url: string): boolean {
  if (url.startsWith('about:') && url !== 'about:blank') return true
  return /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons|addons\.mozilla\.org)(\/|$)/.test(
    url,
  )
}
