/** The panel as people use it: toolbar, list, keyboard, empty states, theme, badge, popup. */
import type { Frame, Page } from '@playwright/test'
import { badgeOf } from './harness/browser/badge.ts'
import { clipboardText } from './harness/files/clipboard.ts'
import { connectConsole, credentialsOf } from './harness/panel/connect-console.ts'
import { expect, test } from './harness/fixtures.ts'
import { goalGrid, goalRows } from './harness/panel/goal-grid.ts'
import { openGoalkeeperPanel, openPanelInTab } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'

const PAGE = { '/': '<!doctype html><title>A page</title><h1>A page</h1>' }

const statusOf = (panel: Frame | Page) => panel.getByRole('contentinfo')
const names = async (panel: Frame | Page) => (await goalRows(panel)).map((row) => row['Goal'])

test.describe('in DevTools', () => {
  test('follows the theme of DevTools, live', async ({ browserContext, serve }) => {
    const page = await browserContext.newPage()
    await page.goto(`${(await serve(PAGE)).url}/`)
    const { frame, devtools } = await openGoalkeeperPanel(page)
    const setTheme = (theme: string) =>
      devtools.evaluate(async (name) => {
        const path = 'devtools://devtools/bundled/core/common/common.js'
        const { Settings } = (await import(path)) as {
          Settings: { Settings: { instance(): { moduleSetting(id: string): { set(value: string): void } } } }
        }
        Settings.Settings.instance().moduleSetting('ui-theme').set(name)
      }, theme)
    const ground = () => frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)

    await setTheme('dark')
    await expect.poll(ground).toBe('rgb(31, 32, 35)')
    await setTheme('default')
    await expect.poll(ground).toBe('rgb(255, 255, 255)')
  })

  test('copies the event to the clipboard', async ({ browserContext, serve }) => {
    const page = await browserContext.newPage()
    await page.goto(`${(await serve(PAGE)).url}/`)
    await sendGoals(page, ['copied'])
    const { frame } = await openGoalkeeperPanel(page)
    await frame.getByRole('row', { name: /copied/ }).click()
    await frame.getByRole('button', { name: 'Copy', exact: true }).click()
    await expect(frame.getByRole('button', { name: 'Copied' })).toBeVisible()
    expect(JSON.parse(await clipboardText(page))).toMatchObject({ event_type: 'goal', goal_name: 'copied' })
  })

  test('opens itself in a tab, and the settings @full', async ({ browserContext, serve }) => {
    const page = await browserContext.newPage()
    await page.goto(`${(await serve(PAGE)).url}/`)
    await sendGoals(page, ['here_too'])
    const { frame } = await openGoalkeeperPanel(page)
    const [ownTab] = await Promise.all([
      browserContext.waitForEvent('page', {
        predicate: (opened) => opened.url().includes('panel.html?tabId='),
      }),
      frame.getByRole('button', { name: 'Open in a tab' }).click(),
    ])
    await expect(ownTab.getByRole('row', { name: /here_too/ })).toBeVisible()
    const [options] = await Promise.all([
      browserContext.waitForEvent('page', { predicate: (opened) => opened.url().includes('options.html') }),
      frame
        .getByRole('button', { name: /Connect…/ })
        .first()
        .click(),
    ])
    await expect(options.getByLabel('Web Console URL')).toBeVisible()
  })
})

test.describe('in a tab', () => {
  test('pause keeps what was there, skips the rest, and holds in every panel of the tab', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const page = await browserContext.newPage()
    await page.goto(`${(await serve(PAGE)).url}/`)
    await sendGoals(page, ['before'])
    const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(page))
    const other = await openPanelInTab(browserContext, extensionId, await tabIdOf(page))
    await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '3')

    await panel.getByRole('button', { name: 'Recording' }).click()
    await expect(other.getByRole('button', { name: 'Paused' })).toBeVisible()
    await sendGoals(page, ['skipped'])
    await expect(statusOf(panel)).toContainText('1 request skipped while paused')
    await other.getByRole('button', { name: 'Paused' }).click()
    await expect(panel.getByRole('button', { name: 'Recording' })).toBeVisible()
    await sendGoals(page, ['after'])
    await expect(goalGrid(other)).toHaveAttribute('aria-rowcount', '4')
    await expect.poll(() => names(panel)).toEqual(['before', 'after'])
  })

  test('clear empties every panel of the tab, and later ones', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const page = await browserContext.newPage()
    await page.goto(`${(await serve(PAGE)).url}/`)
    await sendGoals(page, ['old'])
    const tabId = await tabIdOf(page)
    const panel = await openPanelInTab(browserContext, extensionId, tabId)
    const other = await openPanelInTab(browserContext, extensionId, tabId)
    await expect(goalGrid(other)).toBeVisible()
    await panel.getByRole('button', { name: 'Clear', exact: true }).click()
    await expect(other.getByRole('heading', { name: 'No goal event yet' })).toBeVisible()
    await sendGoals(page, ['new'])
    await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '3')
    expect(await names(await openPanelInTab(browserContext, extensionId, tabId).then(settled))).toEqual([
      'new',
    ])
  })

  test('the filter finds names, properties, units and addresses @full', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const page = await browserContext.newPage()
    await page.goto(`${(await serve(PAGE)).url}/`)
    await sendGoals(page, ['page_view', 'purchase'], { properties: { coupon: 'SPRING' } })
    const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(page)).then(settled)
    const filter = panel.getByRole('combobox', { name: 'Filter' })
    for (const [typed, expected] of [
      ['PURCH', ['purchase']],
      ['spring', ['page_view', 'purchase']],
      ['ltslmgjb', ['page_view', 'purchase']],
      ['/v1/context', ['page_view', 'purchase']],
    ] as const) {
      await filter.fill(typed)
      await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', String(expected.length + 2))
      await expect.poll(() => names(panel)).toEqual(expected)
    }
    await filter.fill('nothing like it')
    await expect(panel.getByRole('heading', { name: 'Nothing matches the filter' })).toBeVisible()
    await expect(statusOf(panel)).toContainText('0 of 2 shown')
    await panel.getByRole('button', { name: 'Clear the filter' }).click()
    await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '4')
  })

  test('everything by keyboard: the list, the detail, and back', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const page = await browserContext.newPage()
    await page.goto(`${(await serve(PAGE)).url}/`)
    await sendGoals(page, ['one', 'two', 'three'])
    const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(page)).then(settled)
    await panel.bringToFront()
    const selected = panel.getByRole('row', { selected: true })
    await goalGrid(panel).focus()
    await panel.keyboard.press('ArrowDown')
    await expect(selected).toContainText('A page')
    await panel.keyboard.press('ArrowDown')
    await expect(selected).toContainText('one')
    await panel.keyboard.press('End')
    await expect(selected).toContainText('three')
    await panel.keyboard.press('ArrowUp')
    await panel.keyboard.press('Enter')
    const detail = panel.getByRole('region', { name: 'Goal event' })
    await expect(detail.getByRole('heading', { name: 'two' })).toBeVisible()
    await panel.keyboard.press('Home')
    await expect(selected).toContainText('A page')
    await expect(detail.getByRole('heading', { name: 'two' })).toBeVisible()
    await panel.keyboard.press('ArrowDown')
    await expect(detail.getByRole('heading', { name: 'one' })).toBeVisible()
    await panel.keyboard.press('Enter')
    await expect(detail.getByRole('tab', { name: 'Event' })).toBeFocused()
    await panel.keyboard.press('ArrowRight')
    await expect(detail.getByRole('tab', { name: 'Findings' })).toBeFocused()
    await panel.keyboard.press('ArrowRight')
    await expect(detail.getByRole('tab', { name: 'Goal' })).toBeFocused()
    await panel.keyboard.press('Escape')
    await expect(detail).toHaveCount(0)
    await expect(goalGrid(panel)).toBeFocused()
  })

  test('follows the newest, unless the reader has scrolled up', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const page = await browserContext.newPage()
    await page.goto(`${(await serve(PAGE)).url}/`)
    await sendGoals(
      page,
      Array.from({ length: 200 }, (_, index) => `goal_${index}`),
    )
    const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(page)).then(settled)
    await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '202')
    await expect(panel.getByRole('row', { name: /goal_199/ })).toBeInViewport()
    expect((await goalRows(panel)).length).toBeLessThan(100)

    await panel.getByRole('row', { name: /goal_199/ }).hover()
    await panel.mouse.wheel(0, -2000)
    await expect(panel.getByRole('row', { name: /goal_199/ })).not.toBeInViewport()
    await sendGoals(page, ['newest_1', 'newest_2'])
    const below = panel.getByRole('button', { name: /2 new/ })
    await expect(below).toBeVisible()
    await expect(panel.getByRole('row', { name: /newest_2/ })).not.toBeInViewport()
    await below.click()
    await expect(panel.getByRole('row', { name: /newest_2/ })).toBeInViewport()
  })

  test('says that only exposures were published, and lists a publish it cannot read', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const page = await browserContext.newPage()
    await page.goto(`${(await serve(PAGE)).url}/`)
    await sendGoals(page, [], { exposures: [{ id: 1, name: 'hero', variant: 0 }] })
    const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(page))
    await expect(panel.getByText('exposures and attributes only')).toBeVisible()
    await expect(statusOf(panel)).toContainText('1 publish without goals')
    await page.evaluate(() =>
      fetch('/v1/context', { method: 'PUT', headers: { 'X-Agent': 'x' }, body: '{"units' }).then(() => {}),
    )
    await expect(panel.getByRole('row', { name: /Unreadable publish.*not JSON/ })).toBeVisible()
  })

  test('a page without the interceptor is told apart from a quiet one @full', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const page = await browserContext.newPage()
    await page.goto(`${(await serve(PAGE)).url}/`)
    const tabId = await tabIdOf(page)
    const panel = await openPanelInTab(browserContext, extensionId, tabId)
    await expect(panel.getByRole('heading', { name: 'No goal event yet' })).toBeVisible()
    await expect(statusOf(panel)).toContainText('In place')

    await page.goto('chrome://version')
    await expect(panel.getByRole('heading', { name: 'Goalkeeper cannot look into this page' })).toBeVisible()
    await page.close()
    await expect(panel.getByRole('heading', { name: 'This tab is closed' })).toBeVisible()
  })

  test('the toolbar icon counts the unknown goals of its tab, and the popup all of them', async ({
    browserContext,
    extensionId,
    demo,
  }) => {
    await connectConsole(browserContext, extensionId, credentialsOf(demo))
    const shop = await browserContext.newPage()
    await shop.goto(`${demo.shopUrl}mug/blue-mug`)
    const tabId = await tabIdOf(shop)
    const badge = () => badgeOf(browserContext, tabId)
    await shop.locator('#add-to-basket').click()
    await expect.poll(badge).toBe('1')
    await shop.locator('#save-for-later').click()

    const popup = await browserContext.newPage()
    await popup.goto(`chrome-extension://${extensionId}/popup.html?tabId=${tabId}`)
    const counts = () => popup.locator('dl').innerText()
    await expect
      .poll(counts)
      .toMatch(
        /Goal events\s+4\s+Unknown goal\s+1\s+Not visible to this key\s+0\s+Archived goal\s+1\s+Known\s+2\s+Unchecked\s+0/,
      )

    await shop.reload()
    await expect.poll(badge).toBe('1')
  })
})

/** A panel that has been given its replay. */
async function settled(panel: Page): Promise<Page> {
  await expect(goalGrid(panel)).toBeVisible()
  return panel
}
