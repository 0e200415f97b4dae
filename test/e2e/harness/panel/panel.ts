/** Goalkeeper's panel: the real one inside DevTools, and the same document in a tab of its own. */
import { randomUUID } from 'node:crypto'

import type { BrowserContext, Frame, Page } from '@playwright/test'

import { browserSessionOf, extensionIdOf } from '../browser/background.ts'
import { poll } from '../poll.ts'

const PANEL_TITLE = 'Goalkeeper'
/** DevTools, its extensions and the panel come up one after the other; on two busy cores that has taken over 20 s. */
const OPEN_MS = 45_000

/** The panel in DevTools. */
export interface GoalkeeperPanel {
  /** The panel's document: locators, clicks and evaluate work as on a page. */
  readonly frame: Frame
  /** The DevTools window around it, for pictures: `devtools.screenshot()`. */
  readonly devtools: Page
}

/** What the harness uses of the DevTools window's own scripts. All of it is internal to Chromium. */
interface DevToolsWindow {
  readonly UI?: { readonly panels?: Readonly<Record<string, unknown>> }
  readonly DevToolsAPI?: { showPanel?(view: string): unknown }
}

/** Shows the tab "Goalkeeper" in a page's DevTools, which are opened if they are not. */
export async function openGoalkeeperPanel(page: Page): Promise<GoalkeeperPanel> {
  const context = page.context()
  const extensionId = await extensionIdOf(context)
  if (!(await devtoolsOf(page, extensionId))) await openDevTools(page)
  const devtools = await poll(
    () => devtoolsOf(page, extensionId),
    OPEN_MS,
    `no DevTools for ${page.url()}. Chromium can open them on request since version 142.`,
  )
  const view = `chrome-extension://${extensionId}${PANEL_TITLE}`
  await devtools.waitForFunction(
    (name) => (globalThis as DevToolsWindow).UI?.panels?.[name] !== undefined,
    view,
    { timeout: OPEN_MS },
  )
  const frame = await poll(
    async () => (await show(devtools, view), panelFrame(devtools, extensionId)),
    OPEN_MS,
    'the panel did not open',
  )
  await frame.waitForLoadState('load')
  return { frame, devtools }
}

/** Opens the panel for a tab as an ordinary page. It has no `chrome.devtools`, and follows the system's theme. */
export async function openPanelInTab(
  context: BrowserContext,
  extensionId: string,
  tabId: number,
): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${extensionId}/panel.html?tabId=${tabId}`)
  return page
}

/** As F12 does. Playwright's types do not know the command yet. */
async function openDevTools(page: Page): Promise<void> {
  const pageSession = await page.context().newCDPSession(page)
  const { targetInfo } = await pageSession.send('Target.getTargetInfo')
  await pageSession.detach()
  const browserSession = await browserSessionOf(page.context())
  const send = browserSession.send.bind(browserSession) as (
    method: string,
    params: object,
  ) => Promise<unknown>
  await send('Target.openDevTools', { targetId: targetInfo.targetId })
  await browserSession.detach()
}

/**
 * The DevTools that inspect a page. Their title and address do not tell, so a word is left in the page for a moment,
 * and each DevTools window is asked whether it can see it.
 */
async function devtoolsOf(page: Page, extensionId: string): Promise<Page | undefined> {
  const word = randomUUID()
  await page.evaluate((value) => void ((globalThis as { harnessWord?: string }).harnessWord = value), word)
  try {
    for (const candidate of page.context().pages()) {
      if (!candidate.url().startsWith('devtools://')) continue
      const frame = candidate.frames().find((inner) => isDocument(inner.url(), extensionId, 'devtools.html'))
      // The inspected page is asked through the extension's own eyes.
      const seen = await frame?.evaluate(
        () => new Promise((answer) => chrome.devtools.inspectedWindow.eval('globalThis.harnessWord', answer)),
      )
      if (seen === word) return candidate
    }
    return undefined
  } finally {
    await page.evaluate(() => void delete (globalThis as { harnessWord?: string }).harnessWord)
  }
}

async function show(devtools: Page, view: string): Promise<void> {
  await devtools.evaluate(async (name) => {
    const { DevToolsAPI } = globalThis as DevToolsWindow
    if (DevToolsAPI?.showPanel) return void (await DevToolsAPI.showPanel(name))
    // The second way, should a Chromium to come not have the first.
    const path = 'devtools://devtools/bundled/ui/legacy/legacy.js'
    const legacy = (await import(path)) as {
      ViewManager: { ViewManager: { instance(): { showView(view: string): Promise<void> } } }
    }
    await legacy.ViewManager.ViewManager.instance().showView(name)
  }, view)
}

function panelFrame(devtools: Page, extensionId: string): Frame | undefined {
  return devtools.frames().find((frame) => isDocument(frame.url(), extensionId, 'panel.html'))
}

function isDocument(address: string, extensionId: string, name: string): boolean {
  return address.split(/[?#]/)[0] === `chrome-extension://${extensionId}/${name}`
}
