/** Sorting, columns, groups and keys of the list in the real panel. */
import type { BrowserContext, Page } from '@playwright/test'

import { expect, test } from '../harness/fixtures.ts'
import { goalGrid, goalRows } from '../harness/panel/goal-grid.ts'
import { openPanelFor } from '../harness/panel/panel.ts'
import type { PageServer } from '../harness/page/page-server.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { matching, t } from '../harness/messages.ts'
import { titledPage } from '../harness/page/titled-page.ts'

const PAGES = { '/': titledPage('First page'), '/second': titledPage('Second page'), '/v1/context': '{}' }

const GOAL = t('panel.column.goal')
const VERDICT = t('panel.column.verdict')
const DELIVERY = t('panel.column.delivery')

const valuesOf = async (panel: Page, column = 'goal') => (await goalRows(panel)).map((row) => row[column])
const titles = (panel: Page) =>
  panel.getByRole('columnheader').evaluateAll((all) => all.map((header) => header.textContent.trim()))
const headerButton = (panel: Page, name: string) =>
  panel.getByRole('columnheader', { name }).getByRole('button')
const groupHeaders = (panel: Page) => panel.getByRole('rowheader').allTextContents()
const widthOf = (panel: Page, name: string) =>
  panel.getByRole('columnheader', { name }).evaluate((cell) => (cell as HTMLElement).offsetWidth)

test.describe('the list', () => {
  test('sorts ascending, descending and not at all, and remembers the order', async ({
    browserContext,
    serve,
  }) => {
    const { page, panel } = await openPageWithPanel(browserContext, await serve(PAGES))
    await sendGoals(page, ['b10', 'b2', 'a'], { properties: { price: 1 } })
    await expect.poll(() => valuesOf(panel)).toEqual(['b10', 'b2', 'a'])
    await headerButton(panel, GOAL).click()
    await expect.poll(() => valuesOf(panel)).toEqual(['a', 'b2', 'b10'])
    await expect(panel.getByRole('columnheader', { name: GOAL })).toHaveAttribute('aria-sort', 'ascending')
    await panel.keyboard.press('Enter')
    await expect.poll(() => valuesOf(panel)).toEqual(['b10', 'b2', 'a'])
    await panel.reload()
    await expect(panel.getByRole('columnheader', { name: GOAL })).toHaveAttribute('aria-sort', 'descending')
    await headerButton(panel, GOAL).click()
    await expect.poll(() => valuesOf(panel)).toEqual(['b10', 'b2', 'a'])
    await expect(panel.getByRole('columnheader', { name: GOAL })).toHaveAttribute('aria-sort', 'none')
  })

  test('moves, resizes and hides columns by keys and by mouse, in every panel at once', async ({
    browserContext,
    serve,
  }) => {
    const { page, panel } = await openPageWithPanel(browserContext, await serve(PAGES))
    const otherPanel = await openPanelFor(page)
    await sendGoals(page, ['a'])
    await expect.poll(() => titles(panel)).toContain(VERDICT)
    await panel.bringToFront()
    await headerButton(panel, GOAL).focus()
    await panel.keyboard.press('Alt+ArrowRight')
    await expect.poll(async () => (await titles(panel)).slice(0, 2)).toEqual([VERDICT, GOAL])
    await expect.poll(async () => (await titles(otherPanel)).slice(0, 2)).toEqual([VERDICT, GOAL])
    const before = await widthOf(panel, GOAL)
    await panel.keyboard.press('Shift+ArrowRight')
    await expect.poll(() => widthOf(panel, GOAL)).toBe(before + 16)
    await drag(panel, GOAL, 50)
    await expect.poll(() => widthOf(panel, GOAL)).toBe(before + 66)

    await goalGrid(panel).focus()
    await panel.keyboard.press('c')
    const menu = panel.getByRole('dialog', { name: t('columns.label') })
    await menu.getByRole('checkbox', { name: VERDICT }).uncheck()
    await expect.poll(() => titles(panel)).not.toContain(VERDICT)
    await menu.getByRole('button', { name: t('columns.down', { column: GOAL }) }).click()
    await menu.getByRole('button', { name: t('columns.down', { column: GOAL }) }).press('Enter')
    await expect(menu.getByRole('button', { name: t('columns.down', { column: GOAL }) })).toBeFocused()
    await expect
      .poll(async () => (await titles(panel)).slice(0, 3))
      .toEqual([DELIVERY, t('panel.column.findings'), GOAL])
    await menu.getByRole('button', { name: t('columns.reset') }).click()
    await expect.poll(async () => (await titles(otherPanel)).slice(0, 3)).toEqual([GOAL, VERDICT, DELIVERY])
    await expect.poll(() => widthOf(panel, GOAL)).toBeLessThan(before + 16)
    await panel.keyboard.press('Escape')
    await expect(menu).toBeHidden()
    await headerButton(panel, GOAL).dragTo(headerButton(panel, DELIVERY))
    await expect.poll(async () => (await titles(panel)).slice(0, 3)).toEqual([VERDICT, DELIVERY, GOAL])
    await headerButton(panel, GOAL).dragTo(headerButton(panel, VERDICT))
    await expect.poll(async () => (await titles(otherPanel)).slice(0, 3)).toEqual([GOAL, VERDICT, DELIVERY])
  })

  test('shows a property as a column that sorts and stays at every width', async ({
    browserContext,
    serve,
  }) => {
    const { page, panel } = await openPageWithPanel(browserContext, await serve(PAGES))
    await sendGoals(page, ['dear'], { properties: { cart: { price: 100 } } })
    await sendGoals(page, ['cheap'], { properties: { cart: { price: 9 } } })
    await sendGoals(page, ['none'])
    await expect.poll(() => valuesOf(panel)).toEqual(['dear', 'cheap', 'none'])
    await panel.getByRole('button', { name: t('columns.open') }).click()
    const field = panel.getByLabel(t('columns.property'))
    await expect(field).toHaveAttribute('placeholder', 'cart.price')
    await field.fill('cart.price')
    await field.press('Enter')
    await panel.keyboard.press('Escape')
    await headerButton(panel, 'cart.price').click()
    await expect.poll(() => valuesOf(panel, 'property:cart.price')).toEqual(['9', '100', ''])
    await expect.poll(() => valuesOf(panel)).toEqual(['cheap', 'dear', 'none'])
    await panel.setViewportSize({ width: 320, height: 400 })
    await expect(panel.getByRole('columnheader', { name: t('panel.column.page') })).toBeHidden()
    await expect(panel.getByRole('columnheader', { name: 'cart.price' })).toBeVisible()
    await panel.getByRole('button', { name: t('columns.open') }).click()
    await panel.getByRole('button', { name: t('columns.remove', { column: 'cart.price' }) }).click()
    await expect(panel.getByRole('columnheader', { name: 'cart.price' })).toHaveCount(0)
    await expect.poll(() => valuesOf(panel)).toEqual(['dear', 'cheap', 'none'])
  })

  test('groups rows by page, goal, outcome or not at all, and folds groups by keys @full', async ({
    browserContext,
    serve,
  }) => {
    const server = await serve(PAGES)
    const { page, panel } = await openPageWithPanel(browserContext, server)
    await sendGoals(page, ['view', 'buy'])
    await page.goto(`${server.url}/second`)
    await sendGoals(page, ['view'])
    await expect.poll(async () => (await groupHeaders(panel)).length).toBe(2)
    const group = panel.getByRole('combobox', { name: t('panel.group.label') })
    await group.selectOption('goal')
    await expect.poll(() => valuesOf(panel)).toEqual(['view', 'view', 'buy'])
    await expect
      .poll(() => groupHeaders(panel))
      .toEqual([`view ${t('status.goals', {}, 2)} `, `buy ${t('status.goals', {}, 1)} `])
    await panel.bringToFront()
    await goalGrid(panel).focus()
    await panel.keyboard.press('Home')
    await panel.keyboard.press('ArrowLeft')
    await expect.poll(() => valuesOf(panel)).toEqual(['buy'])
    await panel.keyboard.press('g')
    await expect(group).toHaveValue('delivery')
    await expect
      .poll(() => groupHeaders(panel))
      .toEqual([`${t('delivery.kind.accepted')} ${t('status.goals', {}, 3)} `])
    await panel.keyboard.press('g')
    await expect.poll(() => groupHeaders(panel)).toEqual([])
    await expect.poll(() => valuesOf(panel)).toEqual(['view', 'buy', 'view'])
  })

  test('keeps the scroll position when rows arrive above, and counts them', async ({
    browserContext,
    serve,
  }) => {
    const { page, panel } = await openPageWithPanel(browserContext, await serve(PAGES))
    const many = Array.from({ length: 120 }, (_, index) => `m${index}`)
    await sendGoals(page, many)
    await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '122')
    await headerButton(panel, GOAL).click()
    await panel.getByRole('row', { name: /m10\b/ }).first().hover()
    await panel.mouse.wheel(0, 900)
    const read = panel.getByRole('row', { name: /\bm50\b/ })
    await expect(read).toBeVisible()
    const before = await read.boundingBox()
    await sendGoals(page, ['a1', 'a2', 'a3'])
    await expect(panel.getByRole('button', { name: t('panel.newBelow', { count: 3 }) })).toBeVisible()
    expect((await read.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0)
    await panel.getByRole('button', { name: t('panel.newBelow', { count: 3 }) }).click()
    await expect(panel.getByRole('row', { selected: true })).toContainText('a3')
    await expect(panel.getByRole('button', { name: t('panel.newBelow', { count: 3 }) })).toHaveCount(0)
  })

  test('marks a goal that repeats within a second', async ({ browserContext, serve }) => {
    const { page, panel } = await openPageWithPanel(browserContext, await serve(PAGES))
    await sendGoals(page, ['buy', 'buy', 'view'], { properties: { price: 1 } })
    await expect.poll(() => valuesOf(panel)).toEqual(['buy', 'buy', 'view'])
    await expect(panel.getByRole('img', { name: matching('panel.repeat.hint', {}, 2) })).toHaveCount(1)
    await expect(panel.getByRole('row').filter({ hasText: t('panel.repeat.mark', { n: 2 }) })).toContainText(
      'buy',
    )
  })

  test('opens and closes the list of shortcuts, and the shortcuts work', async ({
    browserContext,
    serve,
  }) => {
    const { page, panel } = await openPageWithPanel(browserContext, await serve(PAGES))
    await sendGoals(page, ['a', 'b'])
    await expect.poll(() => valuesOf(panel)).toEqual(['a', 'b'])
    await panel.bringToFront()
    await goalGrid(panel).focus()
    await panel.keyboard.press('?')
    const sheet = panel.getByRole('dialog', { name: t('keys.title') })
    await expect(sheet).toBeVisible()
    await panel.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
    await expect(goalGrid(panel)).toBeFocused()
    await panel.keyboard.press('n')
    await expect(panel.getByRole('row', { selected: true })).toContainText('b')
    await panel.keyboard.press('p')
    await expect(panel.getByRole('button', { name: t('panel.paused') })).toBeVisible()
    await panel.keyboard.press('p')
    await expect(panel.getByRole('button', { name: t('panel.record') })).toBeVisible()
    await panel.keyboard.press('/')
    await expect(panel.getByRole('combobox', { name: t('panel.filter') })).toBeFocused()
    // In a field, the same keys type characters.
    await panel.keyboard.type('p?')
    await expect(panel.getByRole('combobox', { name: t('panel.filter') })).toHaveValue('p?')
    await expect(sheet).toBeHidden()
  })
})

async function openPageWithPanel(context: BrowserContext, server: PageServer) {
  const page = await context.newPage()
  await page.goto(`${server.url}/`)
  const panel = await openPanelFor(page)
  await expect(panel.getByRole('toolbar')).toBeVisible()
  return { page, panel }
}

/** Drags the right edge of a column's header. `by` is in px. */
async function drag(panel: Page, name: string, by: number): Promise<void> {
  const box = await panel.getByRole('columnheader', { name }).boundingBox()
  if (!box) throw new Error(`no column ${name}`)
  const [x, y] = [box.x + box.width - 1, box.y + box.height / 2]
  await panel.mouse.move(x, y)
  await panel.mouse.down()
  await panel.mouse.move(x + by, y, { steps: 4 })
  await panel.mouse.up()
}
