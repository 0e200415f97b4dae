/** The detail in the real panel: the JSON tree, the tabs and their scroll position, the publish, “Find me”, and comparisons. */
import type { BrowserContext, Page } from '@playwright/test'

import { treeJson } from '../../fixtures/panel/tree-json.ts'
import { readEntries, SETTINGS_DB } from '../harness/browser/database.ts'
import { expect, test } from '../harness/fixtures.ts'
import { goalGrid, goalRows } from '../harness/panel/goal-grid.ts'
import { openPanelFor } from '../harness/panel/panel.ts'
import { type PublishExtras, sendGoals } from '../harness/page/send-goals.ts'
import { matching, re, t } from '../harness/messages.ts'

const PAGE = { '/': '<!doctype html><title>A page</title><h1>A page</h1>' }
/** Hash of `user-1` as the SDK computes it. */
const USER_HASH = '1tdwU5K8evYzMovqjExpBA'

const names = async (panel: Page) => (await goalRows(panel)).map((row) => row['goal'])
const tree = (panel: Page) => panel.getByRole('tree')
const current = (panel: Page) => panel.getByRole('treeitem', { selected: true })
const filterOf = (panel: Page) => panel.getByRole('combobox', { name: t('panel.filter') })
const tab = (panel: Page, name: string) => panel.getByRole('tab', { name })
const button = (panel: Page, name: string | RegExp) => panel.getByRole('button', { name })

interface Opened {
  readonly page: Page
  readonly panel: Page
}

/** Opens a page, sends goal events from it, and opens its panel. */
async function openPageWithPanel(
  context: BrowserContext,
  url: string,
  sends: readonly (readonly [names: readonly string[], extras?: PublishExtras])[],
): Promise<Opened> {
  const page = await context.newPage()
  await page.goto(url)
  for (const [goals, extras] of sends) await sendGoals(page, goals, extras)
  const panel = await openPanelFor(page)
  const rows = sends.flatMap(([goals]) => goals).length
  await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', String(rows + 2))
  await panel.bringToFront()
  return { page, panel }
}

/** Opens the detail of the last row. */
async function openLast(panel: Page): Promise<void> {
  await goalGrid(panel).focus()
  await panel.keyboard.press('End')
  await panel.keyboard.press('Enter')
  await expect(panel.getByRole('tabpanel')).toBeVisible()
}

const press = async (panel: Page, ...keys: string[]) => {
  for (const key of keys) await panel.keyboard.press(key)
}

test.describe('the tree', () => {
  const properties = {
    price: 19.99,
    'unit price': '(1)',
    items: [{ sku: 'MUG-7' }, { sku: 'MUG-9' }],
    long: Array.from({ length: 250 }, (_, index) => index),
    text: `${'a'.repeat(5000)}needle`,
  }
  let opened: Opened
  test.beforeEach(async ({ browserContext, serve }) => {
    const { url } = await serve(PAGE)
    opened = await openPageWithPanel(browserContext, `${url}/`, [[['other']], [['purchase'], { properties }]])
    await openLast(opened.panel)
  })

  test('moves, opens and closes by keyboard', async () => {
    const { panel } = opened
    await tree(panel).focus()
    await press(panel, 'End')
    await expect(current(panel)).toContainText(matching('tree.moreCharacters'))
    await press(panel, 'Home')
    await expect(current(panel)).toHaveText('event_type: "goal"')
    await panel.getByRole('treeitem', { name: /^properties/ }).click()
    await expect(current(panel)).toHaveAttribute('aria-expanded', 'false')
    await press(panel, 'ArrowRight')
    await expect(current(panel)).toHaveAttribute('aria-expanded', 'true')
    await press(panel, 'ArrowRight', 'ArrowDown', 'ArrowDown')
    await expect(current(panel)).toHaveText(`items: ${t('tree.entries', {}, 2)}`)
    await expect(current(panel)).toHaveAttribute('aria-level', '2')
    await press(panel, 'ArrowLeft')
    await expect(current(panel)).toHaveAttribute('aria-expanded', 'false')
    await press(panel, 'Enter', 'ArrowRight', 'ArrowLeft', 'ArrowLeft')
    await expect(current(panel)).toHaveText(`items: ${t('tree.entries', {}, 2)}`)
    await press(panel, 'ArrowLeft', 'ArrowLeft')
    await expect(current(panel)).toContainText('properties')
    await press(panel, 'ArrowRight', '*')
    await expect(panel.getByRole('treeitem', { name: 'sku: "MUG-9"' })).toBeVisible()
    // Expanding its siblings does not open an entry that was closed by hand.
    await expect(panel.getByRole('treeitem', { name: 'sku: "MUG-7"' })).toHaveCount(0)
    await expect(panel.getByRole('treeitem', { name: '99: 99' })).toBeAttached()
  })

  test('shows long lists and strings in parts @full', async () => {
    const { panel } = opened
    await panel.getByRole('treeitem', { name: `long: ${t('tree.entries', {}, 250)}` }).click()
    const more = panel.getByRole('treeitem', { name: t('tree.moreEntries', {}, 150) })
    await more.click()
    await expect(current(panel)).toHaveText('100: 100')
    await tree(panel).focus()
    await press(panel, 'ArrowUp')
    await expect(current(panel)).toHaveText('99: 99')
    await panel.getByRole('treeitem', { name: t('tree.moreEntries', {}, 50) }).click()
    await expect(panel.getByRole('treeitem', { name: '249: 249' })).toBeAttached()
    await panel.getByRole('treeitem', { name: matching('tree.moreCharacters') }).click()
    await expect(panel.getByRole('treeitem', { name: /needle"/ })).toBeVisible()
  })

  test('search expands the entries with hits and marks the hits', async () => {
    const { panel } = opened
    await tree(panel).focus()
    await press(panel, '/')
    const field = panel.getByRole('textbox', { name: t('tree.find') })
    await expect(field).toBeFocused()
    await panel.keyboard.type('mug')
    await expect(panel.getByText(t('tree.foundAt', { at: 1 }, 2))).toBeVisible()
    await expect(current(panel)).toHaveText('sku: "MUG-7"')
    await expect(panel.locator('mark')).toHaveText(['MUG', 'MUG'])
    await press(panel, 'Enter')
    await expect(current(panel)).toHaveText('sku: "MUG-9"')
    await press(panel, 'Enter')
    await expect(current(panel)).toHaveText('sku: "MUG-7"')
    await press(panel, 'Shift+Enter')
    await expect(current(panel)).toHaveText('sku: "MUG-9"')
    await field.fill('needle')
    await expect(current(panel).locator('mark')).toBeInViewport()
    await field.fill('240')
    await expect(current(panel)).toHaveText('240: 240')
    await field.fill('nowhere')
    await expect(panel.getByText(t('tree.notFound'))).toBeVisible()
    await press(panel, 'Escape')
    await expect(field).toHaveValue('')
    await press(panel, 'Escape')
    await expect(tree(panel)).toBeFocused()
  })

  test('copies, filters and adds columns by keyboard and by mouse @full', async ({ browserContext }) => {
    const { panel } = opened
    await browserContext.grantPermissions(['clipboard-read', 'clipboard-write'])
    const clipboard = () => panel.evaluate(() => navigator.clipboard.readText())
    await tree(panel).focus()
    await press(panel, 'Home')
    for (let line = 0; line < 40 && !(await current(panel).innerText()).startsWith('"unit price"'); line++)
      await press(panel, 'ArrowDown')
    const actions = panel.getByRole('group', { name: t('tree.actions') })
    await expect(actions).toContainText('properties["unit price"]')

    await press(panel, 'Shift+Tab')
    for (const name of [t('tree.addColumn'), t('tree.filter'), t('tree.copyPath')]) {
      // Shift+Tab moves from the search field back through the buttons.
      await press(panel, 'Shift+Tab')
      await expect(actions.getByRole('button', { name })).toBeFocused()
    }
    await press(panel, 'Enter')
    await expect.poll(clipboard).toBe('properties["unit price"]')
    await press(panel, 'Tab', 'Enter')
    await expect(filterOf(panel)).toHaveValue('prop."unit price"="(1)"')
    await expect.poll(() => names(panel)).toEqual(['purchase'])
    await press(panel, 'Tab', 'Enter')
    await expect(panel.getByRole('columnheader', { name: 'unit price' })).toBeVisible()
    await expect(button(panel, t('tree.isColumn'))).toBeFocused()
    await actions.getByRole('button', { name: t('tree.copyValue') }).click()
    await expect.poll(clipboard).toBe('(1)')

    await panel.getByRole('treeitem', { name: 'goal_name: "purchase"' }).click()
    await expect(button(panel, t('tree.addColumn'))).toHaveAttribute('aria-disabled', 'true')
    await button(panel, t('tree.filter')).click()
    await expect(filterOf(panel)).toHaveValue('goal:purchase')
    await panel.getByRole('treeitem', { name: /^event_at/ }).click()
    await expect(button(panel, t('tree.filter'))).toHaveAttribute('aria-disabled', 'true')
    await expect(button(panel, t('tree.filter'))).toHaveAttribute('title', t('tree.noFilter'))
  })

  test('marks the hits of the panel’s filter @full', async () => {
    const { panel } = opened
    await filterOf(panel).fill('prop.items.sku=mug-7')
    const marked = () =>
      panel.evaluate(() =>
        [...(CSS.highlights.get('filter-hit') ?? [])]
          .filter((range) => range.startContainer.parentElement?.closest('[role=tree]'))
          .map(String),
      )
    await expect.poll(marked).toEqual(['MUG-7'])
  })
})

test('opens a request of one megabyte as a tree and as sent @full', async ({ browserContext, serve }) => {
  const properties = {
    rows: Array.from({ length: 9000 }, (_, index) => ({ sku: `SKU-${index}`, price: index / 100 })),
    text: 'x'.repeat(500_000),
  }
  const { url } = await serve(PAGE)
  const { panel } = await openPageWithPanel(browserContext, `${url}/`, [[['large'], { properties }]])
  await openLast(panel)
  await tab(panel, t('detail.request')).click()
  await expect(panel.getByRole('treeitem', { name: /^goals/ })).toBeVisible()
  await panel.getByRole('textbox', { name: t('tree.find') }).fill('SKU-8999')
  await expect(current(panel)).toHaveText('sku: "SKU-8999"')
  await button(panel, t('detail.bodyAs.raw')).click()
  await expect(panel.locator('pre')).toContainText('{"units"')
  await button(panel, matching('tree.moreCharacters')).click()
  await expect.poll(async () => ((await panel.locator('pre').textContent()) ?? '').length).toBe(150_000)
})

test.describe('selecting another event', () => {
  test('keeps tab, scroll position, open entries and focus', async ({ browserContext, serve }) => {
    const { url } = await serve(PAGE)
    const properties = (price: number) => ({ price, items: [{ sku: 'a' }], ...manyProperties })
    const { panel } = await openPageWithPanel(browserContext, `${url}/`, [
      [['one'], { properties: properties(1) }],
      [['short']],
      [['two'], { properties: properties(2) }],
    ])
    await panel.setViewportSize({ width: 1000, height: 500 })
    await openLast(panel)
    const shows = (name: string) => expect(panel.getByRole('heading', { name, exact: true })).toBeAttached()
    await panel.getByRole('treeitem', { name: /^items/ }).click()
    await expect(panel.getByRole('treeitem', { name: /^items/ })).toHaveAttribute('aria-expanded', 'false')
    const scroller = panel.getByRole('tabpanel')
    const scrolled = () => scroller.evaluate(({ scrollTop }) => scrollTop)
    await scroller.hover()
    await panel.mouse.wheel(0, 400)
    await expect.poll(scrolled).toBeGreaterThan(300)
    const at = await scrolled()

    await tree(panel).focus()
    await press(panel, 'Alt+ArrowUp')
    await shows('short')
    await expect(tree(panel)).toBeFocused()
    await press(panel, 'Alt+ArrowUp')
    await shows('one')
    await expect.poll(() => scrolled()).toBe(at)
    await expect(panel.getByRole('treeitem', { name: /^items/ })).toHaveAttribute('aria-expanded', 'false')
    await expect(panel.getByRole('row', { selected: true })).toContainText('one')
    await press(panel, 'Alt+ArrowUp')
    await shows('one')

    await tab(panel, t('detail.request')).click()
    await expect.poll(() => scrolled()).toBe(0)
    await button(panel, t('detail.bodyAs.raw')).click()
    await goalGrid(panel).focus()
    await press(panel, 'End')
    await expect(panel.locator('pre')).toContainText('"two"')
    await tab(panel, t('detail.event')).click()
    await expect.poll(() => scrolled()).toBe(at)
    await shows('two')
  })

  const manyProperties = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`p${index}`, index]))
})

test.describe('the publish', () => {
  test('shows exposures, attributes and units, and links to its other goals', async ({
    browserContext,
    serve,
  }) => {
    const { url } = await serve(PAGE)
    const { page, panel } = await openPageWithPanel(browserContext, `${url}/`, [
      [
        ['one', 'two'],
        {
          environment: 'production',
          exposures: [
            {
              id: 0,
              name: 'hero',
              unit: 'session_id',
              variant: 1,
              eligible: true,
              assigned: false,
              exposedAt: 1,
            },
            { id: 7, name: 'price', variant: 0, eligible: true, assigned: true, fullOn: true },
          ],
        },
      ],
    ])
    await page.evaluate(() =>
      fetch('/v1/context', {
        method: 'PUT',
        headers: { 'X-Agent': 'absmartly-javascript-sdk' },
        body: JSON.stringify({
          units: [{ type: 'user_id', uid: 'user-1' }],
          publishedAt: 1,
          goals: [{ name: 'old', achievedAt: 1 }],
          attributes: [
            { name: 'plan', value: 'free', setAt: 1 },
            { name: 'plan', value: 'pro', setAt: 2 },
          ],
        }),
      }).then(() => {}),
    )
    await panel.getByRole('row', { name: /^one/ }).click()
    await tab(panel, t('detail.publish')).click()
    const warning = t('exposure.warning')
    const shown = panel.getByRole('tabpanel', { name: t('detail.publish') })
    await expect(shown.getByRole('listitem').filter({ hasText: 'hero' })).toContainText(
      re`${t('publish.variant', { variant: 1 })}.*${warning}: ${t('exposure.notRunning')}.*${warning}: ${t('exposure.notAssigned')}`,
    )
    await expect(shown.getByRole('listitem').filter({ hasText: 'price' })).toContainText(
      `${t('exposure.info')}: ${t('exposure.fullOn')}`,
    )
    await expect(shown).toContainText(re`${t('panel.column.environment')}\s*production`)
    await expect(button(panel, `${t('detail.copy')} session_id`)).toBeVisible()
    await shown.getByRole('button', { name: 'two' }).click()
    await expect(panel.getByRole('row', { selected: true })).toContainText('two')
    await expect(shown.getByRole('button', { name: 'two' })).toHaveAttribute('aria-current', 'true')

    await panel.getByRole('row', { name: /^old/ }).click()
    await expect(shown).toContainText(USER_HASH)
    await expect(shown).toContainText(re`${t('publish.raw')}\s*user-1`)
    await expect(shown.getByRole('row')).toHaveText([
      re`${t('publish.name')}`,
      re`plan.*${t('publish.earlier')}.*"free"`,
      /plan"pro"/,
    ])
  })
})

test.describe('“Find me”', () => {
  test('finds the events of a user id without storing the id', async ({ browserContext, serve }) => {
    const { url } = await serve(PAGE)
    const { page, panel } = await openPageWithPanel(browserContext, `${url}/`, [[['others']]])
    await page.evaluate(
      (uid) =>
        Promise.all(
          [
            { uid, hashed: true, name: 'mine' },
            { uid: 'user-1', name: 'mine_raw' },
          ].map(({ name, hashed, ...unit }) =>
            fetch('/v1/context', {
              method: 'PUT',
              headers: { 'X-Agent': 'absmartly-javascript-sdk' },
              body: JSON.stringify({
                units: [{ type: 'user_id', ...unit }],
                hashed,
                publishedAt: 1,
                goals: [{ name, achievedAt: 1 }],
              }),
            }),
          ),
        ).then(() => {}),
      USER_HASH,
    )
    await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '5')
    await goalGrid(panel).focus()
    await press(panel, 'u')
    const field = panel.getByRole('textbox', { name: t('findMe.id') })
    await expect(field).toBeFocused()
    await panel.keyboard.type('user-1 ')
    const dialog = panel.getByRole('dialog', { name: t('findMe.open') })
    await expect(dialog).toContainText(USER_HASH)
    await expect(dialog).toContainText('d6d7705392bc7af633328bea8c4c6904')
    await expect(dialog).toContainText(t('findMe.trimmed'))
    await expect(dialog).toContainText(t('findMe.count', {}, 2))
    await press(panel, 'Enter')
    await expect(dialog).toBeHidden()
    await expect(filterOf(panel)).toHaveValue(`unit:${USER_HASH}`)
    await expect.poll(async () => new Set(await names(panel))).toEqual(new Set(['mine', 'mine_raw']))

    await filterOf(panel).fill('')
    await press(panel, 'Enter', 'ArrowDown')
    await expect(panel.getByRole('option', { name: 'user-1' })).toHaveCount(0)
    await press(panel, 'Escape')
    await button(panel, t('findMe.open')).click()
    await expect(field).toHaveValue('')
    await expect(dialog).not.toContainText(USER_HASH)
    await press(panel, 'Escape')
    await expect(dialog).toBeHidden()
    await expect(button(panel, t('findMe.open'))).toBeFocused()
    const stored = await panel.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null)))
    const settings = await panel.evaluate(readEntries, SETTINGS_DB)
    expect(stored + JSON.stringify(settings)).not.toContain('user-1')
  })
})

test.describe('a comparison', () => {
  let opened: Opened
  test.beforeEach(async ({ browserContext, serve }) => {
    const { url } = await serve(PAGE)
    opened = await openPageWithPanel(browserContext, `${url}/`, [
      [['purchase'], { properties: { price: 18, currency: 'EUR' } }],
      [['page_view']],
      [['purchase'], { properties: { price: '18', coupon: 'SPRING', currency: 'EUR' } }],
    ])
  })

  const differences = (panel: Page) => panel.getByRole('table', { name: t('compare.table') }).getByRole('row')

  test('the D key compares with the previous event of the goal until it is stopped', async () => {
    const { panel } = opened
    await goalGrid(panel).focus()
    await press(panel, 'End', 'd')
    await expect(differences(panel)).toHaveText([
      re`${t('compare.place')}`,
      re`properties\.price ${t('compare.kind.changed')}.*"18".*18`,
      re`properties\.coupon ${t('compare.kind.onlyHere')}.*"SPRING".*${t('compare.absent')}`,
    ])
    const comparison = panel.getByRole('region', { name: t('compare.label') })
    await expect(comparison).toContainText(
      re`${t('compare.time.achieved')}\s*${matching('compare.time.later')}`,
    )
    await expect(comparison.getByText('properties.currency')).toBeHidden()
    await comparison.getByText(matching('compare.same')).click()
    await expect(comparison.getByText('properties.currency')).toBeVisible()
    await press(panel, 'Alt+ArrowUp')
    await expect(comparison).toContainText(t('compare.none.previous'))
    await press(panel, 'Alt+ArrowDown')
    await expect(differences(panel)).toHaveCount(3)
    await press(panel, 'Escape')
    await expect(comparison).toHaveCount(0)
    await expect(panel.getByRole('tabpanel')).toBeVisible()
  })

  test('the B key marks an event that others are compared with @full', async () => {
    const { panel } = opened
    const comparison = panel.getByRole('region', { name: t('compare.label') })
    await panel.getByRole('row', { name: /page_view/ }).click()
    await goalGrid(panel).focus()
    await press(panel, 'b')
    await expect(comparison).toContainText(t('compare.itself'))
    await press(panel, 'ArrowDown')
    await expect(differences(panel).first()).toBeVisible()
    await expect(comparison).toContainText('goal_name')
    await comparison.getByRole('button', { name: /page_view/ }).click()
    await expect(panel.getByRole('row', { selected: true })).toContainText('page_view')
    await goalGrid(panel).focus()
    await press(panel, 'b')
    await expect(comparison).toHaveCount(0)
  })

  test('starts and stops by mouse, and stacks the values in a narrow panel @full', async () => {
    const { panel } = opened
    await panel
      .getByRole('row', { name: /purchase/ })
      .last()
      .click()
    await button(panel, t('compare.withPrevious')).click()
    const price = differences(panel).filter({ hasText: 'properties.price' }).getByRole('cell')
    const [left, right] = [await price.first().boundingBox(), await price.last().boundingBox()]
    expect(left?.y).toBe(right?.y)
    await panel.setViewportSize({ width: 320, height: 900 })
    const [above, below] = [await price.first().boundingBox(), await price.last().boundingBox()]
    expect(below?.y).toBeGreaterThan(above?.y ?? Infinity)
    await button(panel, t('compare.stop')).click()
    await expect(tab(panel, t('detail.event'))).toHaveAttribute('aria-selected', 'true')
  })
})

test('the tree shows the event as ABsmartly stores it', async ({ browserContext, serve }) => {
  const properties = { a: { b: [1, null, { 'c d': 'e' }] }, f: false }
  const { url } = await serve(PAGE)
  const { panel } = await openPageWithPanel(browserContext, `${url}/`, [[['stored'], { properties }]])
  await openLast(panel)
  expect(await panel.evaluate(treeJson)).toMatchObject({
    event_type: 'goal',
    goal_name: 'stored',
    properties,
  })
})
