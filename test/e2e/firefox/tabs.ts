/** Tabs and windows of Firefox. */
import { poll } from '../harness/poll.ts'
import type { BrowserElement, BrowserWindow, ChromeScope, ChromeTools } from './chrome-scope.ts'
import { evaluateIn, type Evaluate } from './evaluate.ts'
import type { Firefox } from './launch-firefox.ts'

/** Timeout for loading a page, in ms. */
const LOAD_MS = 30_000

/** A document in which tests evaluate scripts. The helpers of `act.ts` take one. */
export interface DocumentHandle {
  /**
   * Evaluates in the document's own world, regardless of its Content Security Policy. Takes a function, which is
   * serialized and can only use its argument, or a script, whose last value is the result. Promises are awaited.
   * Argument and result are sent as JSON. Rejects with the thrown error, or when the tab leaves the document before there
   * is a result. A script whose click leaves the page still returns in time, unless it waits for something afterwards.
   */
  readonly evaluate: Evaluate
}

/** A tab. */
export interface FirefoxPage extends DocumentHandle {
  readonly firefox: Firefox
  /** Firefox's id of the tab's `<browser>` element. Stays the same whatever the tab shows. */
  readonly browserId: number
  /** Opens a URL and waits until it is loaded. Rejects when loading fails. */
  readonly goto: (url: string) => Promise<void>
  /** Reloads the page and waits until it is loaded. */
  readonly reload: () => Promise<void>
  readonly url: () => Promise<string>
  readonly title: () => Promise<string>
  /** The tab's id in the extension API, `tabs.Tab.id`. */
  readonly tabId: () => Promise<number>
  /** Selects the tab in its window. A new tab is selected until another tab is. */
  readonly bringToFront: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Opens and selects an empty tab. */
export async function openPage(firefox: Firefox): Promise<FirefoxPage> {
  return pageOf(firefox, await firefox.inChrome(addTab, null))
}

/** Opens a window and returns its tab, which Firefox does not throttle. Closing the tab closes the window. */
export async function openPageInWindow(firefox: Firefox): Promise<FirefoxPage> {
  return pageOf(firefox, await firefox.inChrome(openWindow, { private: false }))
}

/** Opens a private window and returns its tab. Closing the tab closes the window. */
export async function openPrivatePage(firefox: Firefox): Promise<FirefoxPage> {
  return pageOf(firefox, await firefox.inChrome(openWindow, { private: true }))
}

/** Waits for a loaded tab whose URL starts with `url`, such as one that a page has opened, and returns it. */
export async function findPage(firefox: Firefox, url: string): Promise<FirefoxPage> {
  const find = () => firefox.inChrome(tabShowing, url)
  return pageOf(firefox, (await poll(find, LOAD_MS, `no tab shows ${url}`)) ?? 0)
}

/** Closes all tabs and windows except one empty tab. */
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
    tabId: () => inChrome(extensionTabId, browserId),
    bringToFront: () => inChrome(selectTab, browserId),
    close: () => inChrome(removeTab, browserId),
  }
}

/** Runs in the browser's scope, like all functions below. */
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

function tabShowing(url: string): number | null {
  const { gBrowser } = globalThis as unknown as ChromeScope
  const found = gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec.startsWith(url))
  return found?.linkedBrowser.browserId ?? null
}

function selectTab(browserId: number, { tabOf, windowOf }: ChromeTools): void {
  windowOf(browserId).gBrowser.selectedTab = tabOf(browserId)
}

/** Keeps one tab in the first window, because Firefox quits with its last window and a window closes with its last tab. */
function removeTab(browserId: number, { tabOf, windowOf }: ChromeTools): void {
  const { gBrowser, Services } = globalThis as unknown as ChromeScope
  const tabBrowser = windowOf(browserId).gBrowser
  if (tabBrowser === gBrowser && tabBrowser.tabs.length === 1) {
    const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal()
    tabBrowser.addTab('about:blank', { triggeringPrincipal })
  }
  tabBrowser.removeTab(tabOf(browserId))
}

function removeAllTabs(): void {
  const { gBrowser, Services } = globalThis as unknown as ChromeScope
  const before = [...Services.wm.getEnumerator('navigator:browser')].map((window) => ({
    tabBrowser: window.gBrowser,
    tabs: [...window.gBrowser.tabs],
  }))
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal()
  gBrowser.selectedTab = gBrowser.addTab('about:blank', { triggeringPrincipal })
  for (const { tabBrowser, tabs } of before) for (const tab of tabs) tabBrowser.removeTab(tab)
}

function extensionTabId(browserId: number, { tabOf }: ChromeTools): number {
  const { ChromeUtils } = globalThis as unknown as ChromeScope
  const { ExtensionParent } = ChromeUtils.importESModule(
    'resource://gre/modules/ExtensionParent.sys.mjs',
  ) as unknown as {
    ExtensionParent: { apiManager: { global: { tabTracker: { getId(tab: object): number } } } }
  }
  return ExtensionParent.apiManager.global.tabTracker.getId(tabOf(browserId))
}

/** Loads a URL, or reloads the page without one. Returns an error message, or null. */
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
      clearTimeout(timeout)
      browser.removeProgressListener(listener)
      resolve(problem)
    }
    const timeout = setTimeout(() => end(`it took longer than ${ms / 1000} s`), ms)
    const listener = {
      QueryInterface: (
        ChromeUtils as unknown as { generateQI(names: readonly string[]): unknown }
      ).generateQI(['nsIWebProgressListener', 'nsISupportsWeakReference']),
      onStateChange(progress: { isTopLevel: boolean }, _request: unknown, flags: number, status: number) {
        const isEnd = progress.isTopLevel && (flags & STOP) !== 0 && (flags & IS_NETWORK) !== 0
        // Firefox also reports that an earlier load was stopped, and the end of loading the empty page of a new tab.
        const isEarlier =
          status === ABORTED || (browser.currentURI.spec === 'about:blank' && url !== 'about:blank')
        if (!isEnd || isEarlier) return
        end(status >= 0x80000000 ? `0x${status.toString(16)}` : null)
      },
    }
    browser.addProgressListener(listener, ALL_STATES)
    if (url === null) return browser.reload()
    const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal()
    browser.loadURI(Services.io.newURI(url), { triggeringPrincipal })
  })
}
