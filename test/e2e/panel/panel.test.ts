/** Everyday use of the panel: toolbar, list, keyboard, empty states, theme, badge and popup. */
import type { Frame, Page } from '@playwright/test'
import { badgeOf } from '../harness/browser/badge.ts'
import { clipboardText } from '../harness/files/clipboard.ts'
import { expect, test } from '../harness/fixtures.ts'
import { goalGrid, goalRows } from '../harness/panel/goal-grid.ts'
import { openGoalkeeperPanel, openPanelFor } from '../harness/panel/panel.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { tabIdOf } from '../harness/browser/tab-id.ts'
import { re, t } from '../harness/messages.ts'
import { openShop } from '../harness/page/open-shop.ts'
import { openPlainPage } from '../harness/page/open-plain-page.ts'
import { openExtensionPage } from '../harness/browser/open-extension-page.ts'

const statusOf = (panel: Frame | Page) => panel.getByRole('contentinfo')
const names = async (panel: Frame | Page) => (await goalRows(panel)).map((row) => row['goal'])

test.describe('in DevTools', () => {
  test('follows the theme of DevTools without a reload', async ({ browserContext, serve }) => {
    const page = await openPlainPage(browserContext, serve)
    const { frame, devtools } = await openGoalkeeperPanel(page)
    const setTheme = (theme: string) =>
      devtools.evaluate(async (name) => {
        const path = 'devtools://devtools/bundled/core/common/common.js'
        const { Settings } = (await import(path)) as {
          Settings: { Settings: { instance(): { moduleSetting(id: string): { set(value: string): void } } } }
        }
        Settings.Settings.instance().moduleSetting('ui-theme').set(name)
      }, theme)
    const backgroundColor = () =>
      frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)

    await setTheme('dark')
    await expect.poll(backgroundColor).toBe('rgb(31, 32, 35)')
    await setTheme('default')
    await expect.poll(backgroundColor).toBe('rgb(255, 255, 255)')
  })

  test('copies the event to the clipboard', async ({ browserContext, serve }) => {
    const page = await openPlainPage(browserContext, serve)
    await sendGoals(page, ['copied'])
    const { frame } = await openGoalkeeperPanel(page)
    await frame.getByRole('row', { name: /copied/ }).click()
    await frame.getByRole('button', { name: t('detail.copy'), exact: true }).click()
    await expect(frame.getByRole('button', { name: t('detail.copied') })).toBeVisible()
    expect(JSON.parse(await clipboardText(page))).toMatchObject({ event_type: 'goal', goal_name: 'copied' })
  })

  test('opens in a tab and opens the settings @full', async ({ browserContext, serve }) => {
    const page = await openPlainPage(browserContext, serve)
    await sendGoals(page, ['here_too'])
    const { frame } = await openGoalkeeperPanel(page)
    const [ownTab] = await Promise.all([
      browserContext.waitForEvent('page', {
        predicate: (opened) => opened.url().includes('panel.html?tabId='),
      }),
      frame.getByRole('button', { name: t('panel.ownTab') }).click(),
    ])
    await expect(ownTab.getByRole('row', { name: /here_too/ })).toBeVisible()
    const [options] = await Promise.all([
      browserContext.waitForEvent('page', { predicate: (opened) => opened.url().includes('options.html') }),
      frame
        .getByRole('button', { name: t('panel.connect') })
        .first()
        .click(),
    ])
    await expect(options.getByLabel(t('connect.url.label'))).toBeVisible()
  })
})

test.describe('in a browser tab', () => {
  test('pause keeps the list, skips new requests, and applies to every panel of the tab', async ({
    browserContext,
    serve,
  }) => {
    const page = await openPlainPage(browserContext, serve)
    await sendGoals(page, ['before'])
    const panel = await openPanelFor(page)
    const otherPanel = await openPanelFor(page)
    await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '3')

    await panel.getByRole('button', { name: t('panel.record') }).click()
    await expect(otherPanel.getByRole('button', { name: t('panel.paused') })).toBeVisible()
    await sendGoals(page, ['skipped'])
    await expect(statusOf(panel)).toContainText(t('status.skipped', {}, 1))
    await otherPanel.getByRole('button', { name: t('panel.paused') }).click()
    await expect(panel.getByRole('button', { name: t('panel.record') })).toBeVisible()
    await sendGoals(page, ['after'])
    await expect(goalGrid(otherPanel)).toHaveAttribute('aria-rowcount', '4')
    await expect.poll(() => names(panel)).toEqual(['before', 'after'])
  })

  test('clear empties every panel of the tab, including later ones', async ({ browserContext, serve }) => {
    const page = await openPlainPage(browserContext, serve)
    await sendGoals(page, ['old'])
    const panel = await openPanelFor(page)
    const otherPanel = await openPanelFor(page)
    await expect(goalGrid(otherPanel)).toBeVisible()
    await panel.getByRole('button', { name: t('panel.clear'), exact: true }).click()
    await expect(otherPanel.getByRole('heading', { name: t('empty.waiting.title') })).toBeVisible()
    await sendGoals(page, ['new'])
    await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '3')
    expect(await names(await openPanelFor(page).then(waitForList))).toEqual(['new'])
  })

  test('the filter finds names, properties, units and URLs @full', async ({ browserContext, serve }) => {
    const page = await openPlainPage(browserContext, serve)
    await sendGoals(page, ['page_view', 'purchase'], { properties: { coupon: 'SPRING' } })
    const panel = await openPanelFor(page).then(waitForList)
    const filter = panel.getByRole('combobox', { name: t('panel.filter') })
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
    await expect(panel.getByRole('heading', { name: t('empty.filtered.title') })).toBeVisible()
    await expect(statusOf(panel)).toContainText(t('status.shown', { shown: 0 }, 2))
    await panel.getByRole('button', { name: t('empty.filtered.action') }).click()
    await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '4')
  })

  test('list and detail work by keyboard', async ({ browserContext, serve }) => {
    const page = await openPlainPage(browserContext, serve)
    await sendGoals(page, ['one', 'two', 'three'])
    const panel = await openPanelFor(page).then(waitForList)
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
    const detail = panel.getByRole('region', { name: t('detail.label') })
    await expect(detail.getByRole('heading', { name: 'two' })).toBeVisible()
    await panel.keyboard.press('Home')
    await expect(selected).toContainText('A page')
    await expect(detail.getByRole('heading', { name: 'two' })).toBeVisible()
    await panel.keyboard.press('ArrowDown')
    await expect(detail.getByRole('heading', { name: 'one' })).toBeVisible()
    await panel.keyboard.press('Enter')
    await expect(detail.getByRole('tab', { name: t('detail.event') })).toBeFocused()
    await panel.keyboard.press('ArrowRight')
    await expect(detail.getByRole('tab', { name: t('detail.findings') })).toBeFocused()
    await panel.keyboard.press('ArrowRight')
    await expect(detail.getByRole('tab', { name: t('detail.goal') })).toBeFocused()
    await panel.keyboard.press('Escape')
    await expect(detail).toHaveCount(0)
    await expect(goalGrid(panel)).toBeFocused()
  })

  test('follows the newest event unless the user has scrolled up', async ({ browserContext, serve }) => {
    const page = await openPlainPage(browserContext, serve)
    await sendGoals(
      page,
      Array.from({ length: 200 }, (_, index) => `goal_${index}`),
    )
    const panel = await openPanelFor(page).then(waitForList)
    await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '202')
    await expect(panel.getByRole('row', { name: /goal_199/ })).toBeInViewport()
    expect((await goalRows(panel)).length).toBeLessThan(100)

    await panel.getByRole('row', { name: /goal_199/ }).hover()
    await panel.mouse.wheel(0, -2000)
    await expect(panel.getByRole('row', { name: /goal_199/ })).not.toBeInViewport()
    await sendGoals(page, ['newest_1', 'newest_2'])
    const below = panel.getByRole('button', { name: t('panel.newBelow', { count: 2 }) })
    await expect(below).toBeVisible()
    await expect(panel.getByRole('row', { name: /newest_2/ })).not.toBeInViewport()
    await below.click()
    await expect(panel.getByRole('row', { name: /newest_2/ })).toBeInViewport()
  })

  test('still follows the newest event after the list got lower', async ({ browserContext, serve }) => {
    const page = await openPlainPage(browserContext, serve)
    await sendGoals(
      page,
      Array.from({ length: 50 }, (_, index) => `goal_${index}`),
    )
    const panel = await openPanelFor(page)
    const scroller = goalGrid(panel).locator('.scroller')
    await expect(panel.getByRole('row', { name: /goal_49/ })).toBeInViewport()

    await panel.setViewportSize({ width: 1000, height: 400 })
    await expect(panel.getByRole('row', { name: /goal_49/ })).toBeInViewport()

    // Browsers report scrolling in the next frame. By then, a banner may have opened.
    await scroller.evaluate((element) => {
      element.style.maxHeight = `${element.clientHeight - 80}px`
      element.dispatchEvent(new Event('scroll'))
    })
    await expect(panel.getByRole('row', { name: /goal_49/ })).toBeInViewport()
    await sendGoals(page, ['newest'])
    await expect(panel.getByRole('row', { name: /newest/ })).toBeInViewport()
    await expect(panel.getByRole('button', { name: t('panel.newBelow', { count: 1 }) })).toHaveCount(0)
  })

  test('explains a page with exposures only, and lists an unreadable publish', async ({
    browserContext,
    serve,
  }) => {
    const page = await openPlainPage(browserContext, serve)
    await sendGoals(page, [], { exposures: [{ id: 1, name: 'hero', variant: 0 }] })
    const panel = await openPanelFor(page)
    await expect(panel.getByText(t('empty.onlyExposures.text'))).toBeVisible()
    await expect(statusOf(panel)).toContainText(t('status.withoutGoals', {}, 1))
    await page.evaluate(() =>
      fetch('/v1/context', { method: 'PUT', headers: { 'X-Agent': 'x' }, body: '{"units' }).then(() => {}),
    )
    await expect(
      panel.getByRole('row', { name: re`${t('panel.unreadable')}.*${t('problem.body.notJson')}` }),
    ).toBeVisible()
  })

  test('distinguishes a page without the interceptor from a page without events @full', async ({
    browserContext,
    serve,
  }) => {
    const page = await openPlainPage(browserContext, serve)
    const panel = await openPanelFor(page)
    await expect(panel.getByRole('heading', { name: t('empty.waiting.title') })).toBeVisible()
    await expect(statusOf(panel)).toContainText(t('status.page.inPlace'))

    await page.goto('chrome://version')
    await expect(panel.getByRole('heading', { name: t('empty.restricted.title') })).toBeVisible()
    await page.close()
    await expect(panel.getByRole('heading', { name: t('empty.closed.title') })).toBeVisible()
  })

  test('the toolbar icon counts the unknown goals of its tab, and the popup counts every verdict', async ({
    browserContext,
    connectedDemo: demo,
  }) => {
    const shop = await openShop(browserContext, demo)
    const tabId = await tabIdOf(shop)
    const badge = () => badgeOf(browserContext, tabId)
    await shop.locator('#add-to-basket').click()
    await expect.poll(badge).toBe('1')
    await shop.locator('#save-for-later').click()

    const popup = await openExtensionPage(browserContext, `popup.html?tabId=${tabId}`)
    const counts = () => popup.locator('dl').innerText()
    await expect
      .poll(counts)
      .toMatch(
        re`${t('popup.goals')}\s+4\s+${t('verdict.unknown')}\s+1\s+${t('verdict.notVisible')}\s+0\s+${t('verdict.archived')}\s+1\s+${t('verdict.known')}\s+2\s+${t('verdict.unchecked')}\s+0`,
      )

    await shop.reload()
    await expect.poll(badge).toBe('1')
  })
})

/** Waits until the panel shows its list. */
async function waitForList(panel: Page): Promise<Page> {
  await expect(goalGrid(panel)).toBeVisible()
  return panel
}
