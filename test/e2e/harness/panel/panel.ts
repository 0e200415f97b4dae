/** Opens Goalkeeper's panel: the real one inside DevTools, or the same document in a browser tab. */
import { randomUUID } from 'node:crypto'

import type { BrowserContext, Frame, Page } from '@playwright/test'

import { browserSessionOf, extensionIdOf } from '../browser/background.ts'
import { tabIdOf } from '../browser/tab-id.ts'
import { poll } from '../poll.ts'
import { t } from '../messages.ts'

const PANEL_TITLE = t('panel.title')
/** DevTools, its extensions and the panel open one after the other. On two busy cores this has taken over 20 s. */
const OPEN_MS = 45_000

/** The panel in DevTools. */
export interface GoalkeeperPanel {
  /** The panel's document. Locators, clicks and `evaluate` work as on a page. */
  readonly frame: Frame
  /** The DevTools window around the panel, for screenshots. */
  readonly devtools: Page
}

/** Subset of the DevTools window's own scripts. Internal to Chromium. */
interface DevToolsWindow {
  readonly UI?: { readonly panels?: Readonly<Record<string, unknown>> }
  readonly DevToolsAPI?: { showPanel?(view: string): unknown }
}

/** Shows Goalkeeper's tab in a page's DevTools, and opens them if necessary. */
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

/** Opens the panel of a page's tab as {@link openPanelInTab} does. No other tab may have the same URL. */
export async function openPanelFor(page: Page): Promise<Page> {
  const context = page.context()
  return openPanelInTab(context, await extensionIdOf(context), await tabIdOf(page))
}

/** Opens the panel of a tab as a regular page, without `chrome.devtools` and with the system's theme. */
export async function openPanelInTab(
  context: BrowserContext,
  extensionId: string,
  tabId: number,
): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${extensionId}/panel.html?tabId=${tabId}`)
  return page
}

/** Opens DevTools like F12. Playwright's types do not include the command yet. */
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
 * Returns the DevTools window that inspects a page. Neither the title nor the URL of a DevTools window identifies the
 * page. So this function sets a random marker on the page, reads it through each window, and removes it again.
 */
async function devtoolsOf(page: Page, extensionId: string): Promise<Page | undefined> {
  const marker = randomUUID()
  await page.evaluate(
    (value) => void ((globalThis as { harnessMarker?: string }).harnessMarker = value),
    marker,
  )
  try {
    for (const candidate of page.context().pages()) {
      if (!candidate.url().startsWith('devtools://')) continue
      const frame = candidate.frames().find((inner) => isDocument(inner.url(), extensionId, 'devtools.html'))
      // Reads the marker through the extension's `inspectedWindow.eval`.
      const seen = await frame?.evaluate(
        () =>
          new Promise((answer) => chrome.devtools.inspectedWindow.eval('globalThis.harnessMarker', answer)),
      )
      if (seen === marker) return candidate
    }
    return undefined
  } finally {
    await page.evaluate(() => void delete (globalThis as { harnessMarker?: string }).harnessMarker)
  }
}

async function show(devtools: Page, view: string): Promise<void> {
  await devtools.evaluate(async (name) => {
    const { DevToolsAPI } = globalThis as DevToolsWindow
    if (DevToolsAPI?.showPanel) return void (await DevToolsAPI.showPanel(name))
    // Fallback for a future Chromium without `showPanel`.
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
