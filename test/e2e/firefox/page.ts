/** A tab of the Firefox that is tested. */
import type { BrowserElement, BrowserWindow, ChromeScope, ChromeTools } from './chrome-scope.ts'
import { evaluateIn, type Evaluate } from './evaluate.ts'
import type { Firefox } from './launch.ts'

/** How long a page may take to load, in ms. */
const LOAD_MS = 30_000

/** A document one can evaluate in: what the helpers of `by-role.ts` need. */
export interface DocumentHandle {
  /**
   * Evaluates in the document's own world, whatever its Content Security Policy says: a function, which is sent as
   * text and sees nothing but its argument, or a script, whose last value counts. Promises are awaited; argument and
   * result go as JSON. Rejects with what was thrown, and when the document is left before there is a result: a
   * script that leaves the page by a click returns in time, one that waits for something after it does not.
   */
  readonly evaluate: Evaluate
}

/** A tab. */
export interface FirefoxPage extends DocumentHandle {
  readonly firefox: Firefox
  /** Firefox's own number of the tab's `<browser>`; stays the same whatever it shows. */
  readonly browserId: number
  /** Goes to an address and waits until it has loaded. Rejects when it cannot be loaded. */
  readonly goto: (url: string) => Promise<void>
  /** Loads the same address again and waits until it has loaded. */
  readonly reload: () => Promise<void>
  readonly url: () => Promise<string>
  readonly title: () => Promise<string>
  /** The tab as extensions know it: `tabs.Tab.id`. */
  readonly tabId: () => Promise<number>
  /** Makes it the tab in front. A tab is in front when it was opened, until another one is. */
  readonly bringToFront: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens a tab in front of the others, empty. */
export async function openPage(firefox: Firefox): Promise<FirefoxPage> {
  return pageOf(firefox, await firefox.inChrome(addTab, null))
}

/** Opens a window, and returns its tab. It ends with the tab. Only what is in front in its window is not slowed down. */
export async function openPageInWindow(firefox: Firefox): Promise<FirefoxPage> {
  return pageOf(firefox, await firefox.inChrome(openWindow, { private: false }))
}

/** Likewise, a private window. */
export async function openPrivatePage(firefox: Firefox): Promise<FirefoxPage> {
  return pageOf(firefox, await firefox.inChrome(openWindow, { private: true }))
}

/** Closes every tab and window but one, which is empty then. */
export async function closeAllPages(firefox: Firefox): Promise<void> {
  await firefox.inChrome(removeAllTabs, null)
}

function pageOf(firefox: Firefox, browserId: number): FirefoxPage {
  const { inChrome } = firefox
  const load = async (url: string | null) => {
    const problem = await inChrome(loadInTab, { browserId, url, ms: LOAD_MS })
    if (problem !== null) throw new Error(`${url ?? 'The page'} could not be loaded: ${problem}`)
  }
  return {
    firefox,
    browserId,
    evaluate: (run, argument) => evaluateIn(inChrome, { kind: 'tab', browserId }, run, argument),
    goto: load,
    reload: () => load(null),
    url: () => inChrome((id, { tabOf }) => tabOf(id).linkedBrowser.currentURI.spec, browserId),
    title: () => inChrome((id, { tabOf }) => tabOf(id).linkedBrowser.contentTitle, browserId),
    tabId: () => inChrome(numberOfTab, browserId),
    bringToFront: () => inChrome(selectTab, browserId),
    close: () => inChrome(removeTab, browserId),
  }
}

/** Evaluated in the browser's scope, like all that follow. */
function addTab(): number {
  const { gBrowser, Services } = globalThis as unknown as ChromeScope
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal()
  gBrowser.selectedTab = gBrowser.addTab('about:blank', { triggeringPrincipal })
  return gBrowser.selectedTab.linkedBrowser.browserId
}

async function openWindow(options: { readonly private: boolean }): Promise<number> {
  const { ChromeUtils } = globalThis as unknown as ChromeScope
  const { BrowserWindowTracker } = ChromeUtils.importESModule(
    'resource:///modules/BrowserWindowTracker.sys.mjs',
  ) as unknown as {
    BrowserWindowTracker: { promiseOpenWindow(options: object): Promise<BrowserWindow> }
  }
  const opened = await BrowserWindowTracker.promiseOpenWindow(options)
  return opened.gBrowser.selectedTab.linkedBrowser.browserId
}

function selectTab(browserId: number, { tabOf, windowOf }: ChromeTools): void {
  windowOf(browserId).gBrowser.selectedTab = tabOf(browserId)
}

/** Firefox ends with its last window, and a window with its last tab: of the first window, one tab is left. */
function removeTab(browserId: number, { tabOf, windowOf }: ChromeTools): void {
  const { gBrowser, Services } = globalThis as unknown as ChromeScope
  const its = windowOf(browserId).gBrowser
  if (its === gBrowser && its.tabs.length === 1) {
    const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal()
    its.addTab('about:blank', { triggeringPrincipal })
  }
  its.removeTab(tabOf(browserId))
}

function removeAllTabs(): void {
  const { gBrowser, Services } = globalThis as unknown as ChromeScope
  const before = [...Services.wm.getEnumerator('navigator:browser')].map((window) => ({
    its: window.gBrowser,
    tabs: [...window.gBrowser.tabs],
  }))
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal()
  gBrowser.selectedTab = gBrowser.addTab('about:blank', { triggeringPrincipal })
  for (const { its, tabs } of before) for (const tab of tabs) its.removeTab(tab)
}

function numberOfTab(browserId: number, { tabOf }: ChromeTools): number {
  const { ChromeUtils } = globalThis as unknown as ChromeScope
  const { ExtensionParent } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionParent.sys.mjs',
  ) as unknown as {
    ExtensionParent: { apiManager: { global: { tabTracker: { getId(tab: object): number } } } }
  }
  return ExtensionParent.apiManager.global.tabTracker.getId(tabOf(browserId))
}

/** Returns what is wrong, or null. Loads the same address again without one. */
function loadInTab(
  { browserId, url, ms }: { browserId: number; url: string | null; ms: number },
  { tabOf }: ChromeTools,
): Promise<string | null> {
  const { Services, ChromeUtils } = globalThis as unknown as ChromeScope
  // nsIWebProgressListener and nsIWebProgress: the constants are part of their definition.
  const [STOP, IS_NETWORK, ALL_STATES, ABORTED] = [0x10, 0x40000, 0x3f, 0x804b0002]
  const browser: BrowserElement = tabOf(browserId).linkedBrowser
  return new Promise((resolve) => {
    const end = (problem: string | null) => {
      clearTimeout(late)
      browser.removeProgressListener(listener)
      resolve(problem)
    }
    const late = setTimeout(() => end(`it took longer than ${ms / 1000} s`), ms)
    const listener = {
      QueryInterface: (
        ChromeUtils as unknown as { generateQI(names: readonly string[]): unknown }
      ).generateQI(['nsIWebProgressListener', 'nsISupportsWeakReference']),
      onStateChange(progress: { isTopLevel: boolean }, _request: unknown, flags: number, status: number) {
        const isEnd = progress.isTopLevel && (flags & STOP) !== 0 && (flags & IS_NETWORK) !== 0
        // What was loading before is told as stopped too.
        if (!isEnd || status === ABORTED) return
        end(status >= 0x80000000 ? `0x${status.toString(16)}` : null)
      },
    }
    browser.addProgressListener(listener, ALL_STATES)
    if (url === null) return browser.reload()
    const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal()
    browser.loadURI(Services.io.newURI(url), { triggeringPrincipal })
  })
}
