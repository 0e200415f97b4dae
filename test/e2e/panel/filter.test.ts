/** The filter in the real panel: syntax, suggestions, errors, chips, saved filters, muted goals, highlighted hits, many rows. */
import type { BrowserContext, Page } from '@playwright/test'

import { readEntries, SETTINGS_DB, writeEntries } from '../harness/browser/database.ts'
import { connectConsole } from '../harness/panel/connect-console.ts'
import { expect, test } from '../harness/fixtures.ts'
import { goalGrid, goalRows } from '../harness/panel/goal-grid.ts'
import { openGoalkeeperPanel, openPanelFor } from '../harness/panel/panel.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { re, t } from '../harness/messages.ts'
import { openPlainPage } from '../harness/page/open-plain-page.ts'

const PAGE = { '/': '<!doctype html><title>A page</title><h1>A page</h1>' }

const names = async (panel: Page) => (await goalRows(panel)).map((row) => row['goal'])
const fieldOf = (panel: Page) => panel.getByRole('combobox', { name: t('panel.filter') })
const statusOf = (panel: Page) => panel.getByRole('contentinfo')

/** Returns the highlighted hits. */
const hits = (panel: Page) => panel.evaluate(() => [...(CSS.highlights.get('filter-hit') ?? [])].map(String))

interface Opened {
  readonly page: Page
  readonly panel: Page
}

async function openPageWithPanel(context: BrowserContext, url: string): Promise<Opened> {
  const page = await context.newPage()
  await page.goto(url)
  await sendGoals(page, ['page_view'], { environment: 'production' })
  await sendGoals(page, ['add_to_basket'], { properties: { price: 18, currency: 'EUR' } })
  await sendGoals(page, ['purchase', 'purchase_test'], {
    properties: { price: 129.5, currency: 'USD', coupon: 'SPRING' },
    environment: 'staging',
  })
  const panel = await openPanelFor(page)
  await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '6')
  await panel.bringToFront()
  return { page, panel }
}

test.describe('the filter', () => {
  let opened: Opened
  test.beforeEach(async ({ browserContext, serve }) => {
    opened = await openPageWithPanel(browserContext, `${(await serve(PAGE)).url}/`)
  })

  test('finds events by fields, numbers, words and regular expressions @full', async () => {
    const { panel } = opened
    for (const [typed, expected] of [
      ['goal:purchase', ['purchase']],
      ['-goal:page_view -goal:purchase*', ['add_to_basket']],
      ['prop.price>100 coupon', ['purchase', 'purchase_test']],
      ['prop.currency=eur or env:production', ['page_view', 'add_to_basket']],
      ['not (has:prop.price or goal:"page view")', ['page_view']],
      ['/^PURCHASE_/i', ['purchase_test']],
      [
        'delivery:failed or is:lost or verdict:unchecked',
        ['page_view', 'add_to_basket', 'purchase', 'purchase_test'],
      ],
    ] as const) {
      await fieldOf(panel).fill(typed)
      await expect.poll(() => names(panel), typed).toEqual(expected)
      await expect(fieldOf(panel)).toHaveAttribute('aria-invalid', 'false')
    }
  })

  test('suggests fields and the values of the rows, by keyboard and by mouse', async () => {
    const { panel } = opened
    const field = fieldOf(panel)
    const chosen = panel.getByRole('listbox').getByRole('option', { selected: true })
    await field.focus()
    await panel.keyboard.type('pro')
    await panel.keyboard.press('ArrowDown')
    await expect(chosen).toContainText('prop.')
    await panel.keyboard.press('Enter')
    await expect(panel.getByRole('listbox').getByRole('option')).toContainText([
      'prop.price',
      'prop.currency',
      'prop.coupon',
    ])
    await panel.keyboard.type('cur')
    await panel.keyboard.press('ArrowDown')
    await panel.keyboard.press('Tab')
    await expect(field).toHaveValue('prop.currency')
    await panel.keyboard.type('=')
    await panel.getByRole('listbox').getByRole('option', { name: 'EUR' }).click()
    await expect(field).toHaveValue('prop.currency=EUR ')
    await expect(field).toBeFocused()
    await expect.poll(() => names(panel)).toEqual(['add_to_basket'])
    await panel.keyboard.type('env')
    await expect(panel.getByRole('listbox')).toBeVisible()
    await panel.keyboard.press('Escape')
    await expect(panel.getByRole('listbox')).toHaveCount(0)
    await expect(field).toHaveValue('prop.currency=EUR env')
  })

  test('keeps the detail open when Escape is pressed in the field', async () => {
    const { panel } = opened
    await panel.getByRole('row', { name: /purchase_test/ }).click()
    const detail = panel.getByRole('region', { name: t('detail.label') })
    await expect(detail).toBeVisible()
    await fieldOf(panel).focus()
    await panel.keyboard.type('ver')
    await expect(panel.getByRole('listbox')).toBeVisible()
    await panel.keyboard.press('Escape')
    await expect(panel.getByRole('listbox')).toHaveCount(0)
    await expect(fieldOf(panel)).toHaveValue('ver')
    await expect(detail).toBeVisible()
    await panel.keyboard.press('Escape')
    await expect(fieldOf(panel)).toHaveValue('')
    await expect(detail).toBeVisible()
  })

  test('marks a syntax error and leaves the list unchanged', async () => {
    const { panel } = opened
    const field = fieldOf(panel)
    await field.fill('goal:purchase')
    await expect.poll(() => names(panel)).toEqual(['purchase'])
    const before = await goalGrid(panel).boundingBox()
    for (const [typed, error, marked] of [
      ['goal:purchase /(?=x)/', t('query.problem.regex.lookAround'), '/(?=x)/'],
      [
        'goal:purchase verdit:known',
        t('query.problem.nearField', { name: 'verdit', near: 'verdict' }),
        'verdit:known',
      ],
      ['goal:purchase (', t('query.problem.open'), '('],
    ] as const) {
      await field.fill(typed)
      await expect(field).toHaveAttribute('aria-invalid', 'true')
      await expect(field).toHaveAccessibleDescription(re`${error}`)
      await expect(panel.locator('.filter-marked mark')).toHaveText(marked)
      await expect.poll(() => names(panel)).toEqual(['purchase'])
      await expect(statusOf(panel)).toContainText(t('status.shown', { shown: 1 }, 4))
    }
    expect(await goalGrid(panel).boundingBox()).toEqual(before)
  })

  test('runs a regular expression that backtracks exponentially in other engines @full', async () => {
    const { panel, page } = opened
    // The last letter prevents a match, and a backtracking engine tries every way to split the rest.
    await sendGoals(page, [`${'a'.repeat(5000)}b`])
    await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '7')
    await fieldOf(panel).fill('goal:page_view or /^(a+)+$/')
    await expect.poll(() => names(panel), { timeout: 10_000 }).toEqual(['page_view'])
  })

  test('chips count the rows of the typed filter and narrow it further', async () => {
    const { panel } = opened
    const chip = (name: RegExp) => panel.getByRole('button', { name })
    await expect(chip(re`^${t('verdict.unchecked')} 4$`)).toHaveAttribute('aria-pressed', 'false')
    // Outcomes arrive after the events; until then, a second chip counts the pending ones.
    await expect(chip(re`^${t('delivery.kind.accepted')} 4$`)).toBeVisible()
    await expect(chip(re`^${t('delivery.kind.failed')}|^${t('delivery.kind.rejected')}`)).toHaveCount(0)
    await fieldOf(panel).fill('purchase')
    const delivery = panel.getByRole('group', { name: t('panel.column.delivery') }).getByRole('button')
    await expect(delivery).toHaveCount(1)
    await expect(delivery).toHaveAccessibleName(/ 2$/)
    await delivery.focus()
    await panel.keyboard.press('Space')
    await expect(delivery).toHaveAttribute('aria-pressed', 'true')
    await fieldOf(panel).fill('nothing like it')
    await expect(panel.getByRole('heading', { name: t('empty.filtered.title') })).toBeVisible()
    await expect(delivery).toHaveAccessibleName(/ 0$/)
    await panel.getByRole('button', { name: t('empty.filtered.action') }).click()
    await expect(delivery).toHaveAttribute('aria-pressed', 'false')
    await expect(fieldOf(panel)).toHaveValue('')
  })

  test('fits a narrow dock @full', async () => {
    const { panel } = opened
    const muted = Array.from({ length: 9 }, (_, index) => `a_rather_long_goal_name_${index}`)
    await panel.evaluate(writeEntries, { database: SETTINGS_DB, entries: { mutedGoals: muted } })
    await panel.reload()
    await expect(panel.getByText(t('filter.muted.count', {}, 9))).toBeVisible()
    await panel.setViewportSize({ width: 320, height: 500 })
    const mainWidth = () =>
      panel.evaluate(() => document.querySelector('main')?.getBoundingClientRect().width)
    expect(await mainWidth()).toBe(320)
    await fieldOf(panel).fill('pr')
    await expect(panel.getByRole('listbox')).toBeVisible()
    expect(await mainWidth()).toBe(320)
    const box = await panel.getByRole('listbox').boundingBox()
    expect(box && box.x >= 0 && box.x + box.width <= 320).toBe(true)
  })

  test('saves, applies, renames and deletes filters, also in the next panel', async () => {
    const { panel, page } = opened
    const button = (name: string) => panel.getByRole('button', { name, exact: true })
    await fieldOf(panel).fill('env:staging')
    await button(t('filter.saved.title')).click()
    await panel.getByRole('textbox', { name: t('filter.saved.name') }).fill('on staging')
    await panel.keyboard.press('Enter')
    await expect(button(t('filter.saved.renameOne', { name: 'on staging' }))).toBeVisible()
    await panel.keyboard.press('Escape')

    const next = await openPanelFor(page)
    await expect(goalGrid(next)).toHaveAttribute('aria-rowcount', '6')
    await next.getByRole('button', { name: t('filter.saved.title') }).click()
    await next.getByRole('button', { name: /^on staging/ }).click()
    await expect(fieldOf(next)).toHaveValue('env:staging')
    await expect.poll(() => names(next)).toEqual(['purchase', 'purchase_test'])

    await panel.bringToFront()
    await button(t('filter.saved.title')).click()
    await button(t('filter.saved.renameOne', { name: 'on staging' })).click()
    await panel
      .getByRole('textbox', { name: t('filter.saved.newName', { name: 'on staging' }) })
      .fill('staged')
    await panel.keyboard.press('Enter')
    await button(t('filter.saved.delete', { name: 'staged' })).click()
    await expect(panel.getByText(t('filter.saved.first'))).toBeVisible()
  })

  test('suggests recent filters for the session and stores none of them @full', async () => {
    const { panel, page } = opened
    const field = fieldOf(panel)
    for (const typed of ['goal:purchase', 'coupon']) {
      await field.fill(typed)
      await panel.keyboard.press('Enter')
    }
    await field.fill('')
    await panel.keyboard.press('ArrowDown')
    await expect(panel.getByRole('listbox').getByRole('option')).toHaveText(['coupon', 'goal:purchase'])
    await panel.keyboard.press('ArrowDown')
    await panel.keyboard.press('ArrowDown')
    await panel.keyboard.press('Enter')
    await expect(field).toHaveValue('goal:purchase')
    const stored = await panel.evaluate(async () =>
      JSON.stringify([
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        await chrome.storage.local.get(null),
      ]),
    )
    const settings = await panel.evaluate(readEntries, SETTINGS_DB)
    expect(stored + JSON.stringify(settings)).not.toContain('coupon')
    const next = await openPanelFor(page)
    await fieldOf(next).focus()
    await next.keyboard.press('ArrowDown')
    await expect(next.getByRole('listbox').getByRole('option').first()).toContainText('goal:')
  })

  test('lists muted goals and unmutes them by one click', async () => {
    const { panel, page } = opened
    const mute = async (name: string) => {
      await panel.getByRole('gridcell', { name, exact: true }).first().click()
      await panel.getByRole('button', { name: t('filter.muted.mute'), exact: true }).click()
    }
    await mute('page_view')
    await mute('add_to_basket')
    const line = panel.getByRole('group', { name: t('filter.muted.label') })
    await expect(line).toHaveText(
      `${t('filter.muted.count', {}, 2)}page_viewadd_to_basket${t('filter.muted.undo')}`,
    )
    await expect.poll(() => names(panel)).toEqual(['purchase', 'purchase_test'])
    await expect(statusOf(panel)).toContainText(t('status.muted', {}, 2))
    await expect(panel.getByRole('group', { name: t('panel.column.verdict') })).toContainText(
      `${t('verdict.unchecked')} 2`,
    )

    const next = await openPanelFor(page)
    await expect.poll(() => names(next)).toEqual(['purchase', 'purchase_test'])
    await next.getByRole('button', { name: t('filter.muted.unmute', { name: 'page_view' }) }).click()
    await expect.poll(() => names(next)).toEqual(['page_view', 'purchase', 'purchase_test'])
    await expect.poll(() => names(panel)).toEqual(['page_view', 'purchase', 'purchase_test'])
    await next.getByRole('button', { name: t('filter.muted.undo') }).click()
    await expect.poll(() => names(next)).toEqual(['purchase', 'purchase_test'])
  })

  test('highlights hits in list and detail, also after scrolling', async () => {
    const { panel, page } = opened
    const field = fieldOf(panel)
    expect(await hits(panel)).toEqual([])
    await field.fill('prop.currency=usd')
    await expect.poll(() => hits(panel)).toEqual(['USD', 'USD'])
    await field.fill('price -page')
    await expect.poll(() => hits(panel)).toEqual(['price', 'price', 'price'])
    await field.fill('goal:purchase or spring')
    await panel.getByRole('row', { name: /purchase_test/ }).click()
    await expect.poll(() => hits(panel)).toEqual(['purchase', 'SPRING', 'SPRING', 'SPRING'])
    await panel.getByRole('button', { name: t('detail.close'), exact: true }).click()
    await sendGoals(
      page,
      Array.from({ length: 200 }, (_, index) => `spring_${index}`),
    )
    await expect
      .poll(async () => Number(await goalGrid(panel).getAttribute('aria-rowcount')))
      .toBeGreaterThan(200)
    await goalGrid(panel).focus()
    await panel.keyboard.press('End')
    await expect(panel.getByRole('row', { selected: true })).toContainText('spring_199')
    await expect.poll(async () => (await hits(panel)).length).toBeGreaterThan(10)
    expect((await hits(panel)).length).toBeLessThan(150)
    await field.fill('')
    await expect.poll(() => hits(panel)).toEqual([])
  })

  test('finds and counts the verdicts of a workspace @full', async ({
    browserContext,
    extensionId,
    demo,
  }) => {
    const { panel, page } = opened
    const { consoleUrl: url, consoleKey: key } = demo
    await connectConsole(browserContext, extensionId, { url, key, collector: page.url() })
    await panel.bringToFront()
    await fieldOf(panel).fill('verdict:unknown')
    await expect.poll(() => names(panel)).toEqual(['add_to_basket', 'purchase_test'])
    await panel.getByRole('button', { name: re`^${t('verdict.unknown')} 2$` }).click()
    await fieldOf(panel).fill('')
    await expect.poll(() => names(panel)).toEqual(['add_to_basket', 'purchase_test'])
    await expect(panel.getByRole('button', { name: re`^${t('verdict.known')} 2$` })).toBeVisible()
  })
})

test.describe('100,000 rows', () => {
  test('are filtered in slices, and shown once all slices are done @full', async ({
    browserContext,
    serve,
  }) => {
    const page = await openPlainPage(browserContext, serve)
    for (let sent = 0; sent < 20; sent++) {
      await sendGoals(
        page,
        Array.from({ length: 5000 }, (_, index) => `g${index}`),
      )
    }
    const panel = await openPanelFor(page)
    await expect(statusOf(panel)).toContainText(t('status.goals', {}, 100_000), { timeout: 90_000 })
    await panel.bringToFront()
    // Records the row counts of the list while the filter is still running.
    await panel.evaluate(() => {
      const record: RowCounts = { whileBusy: [] }
      Object.assign(globalThis, { record })
      const main = document.querySelector('main')
      const recordRowCount = () => {
        if (main?.ariaBusy === 'true')
          record.whileBusy.push(document.querySelector('[role=grid]')?.ariaRowCount ?? '')
      }
      if (main)
        new MutationObserver(recordRowCount).observe(main, {
          subtree: true,
          childList: true,
          attributes: true,
        })
    })
    await fieldOf(panel).focus()
    await panel.keyboard.type('/^g47\\d\\d$/', { delay: 30 })
    await expect(statusOf(panel)).toContainText(t('status.shown', { shown: 2000 }, 100_000))
    await expect.poll(() => names(panel)).toContain('g4799')
    const { whileBusy } = await panel.evaluate(() => (globalThis as unknown as { record: RowCounts }).record)
    expect(new Set(whileBusy)).toEqual(new Set(['100002']))
  })
})

interface RowCounts {
  readonly whileBusy: string[]
}

test('Escape in the field does not reach DevTools', async ({ browserContext, serve }) => {
  const page = await openPlainPage(browserContext, serve)
  await sendGoals(page, ['here'])
  const { frame } = await openGoalkeeperPanel(page)
  const field = frame.getByRole('combobox', { name: t('panel.filter') })
  // DevTools may move the focus once more after they have shown a panel, and without focus there are no suggestions.
  await expect(async () => {
    await field.fill('')
    await field.fill('he')
    await expect(frame.getByRole('listbox')).toBeVisible({ timeout: 1000 })
    await field.press('Escape')
    await expect(frame.getByRole('listbox')).toHaveCount(0)
    await expect(field).toHaveValue('he', { timeout: 1000 })
  }).toPass({ timeout: 20_000 })
  await expect(frame.getByRole('row', { name: /here/ })).toBeVisible()
})
