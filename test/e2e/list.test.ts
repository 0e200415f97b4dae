/** The list as somebody likes it, in the real panel, by mouse and by keys. */
import type { Page } from '@playwright/test'

import { expect, test } from './harness/fixtures.ts'
import { goalGrid, goalRows } from './harness/panel/goal-grid.ts'
import { openPanelInTab } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'
import { titled } from './pages/titled.ts'

const PAGES = { '/': titled('First page'), '/second': titled('Second page'), '/v1/context': '{}' }

const named = async (panel: Page, column = 'Goal') => (await goalRows(panel)).map((row) => row[column])
const titles = (panel: Page) =>
  panel.getByRole('columnheader').evaluateAll((all) => all.map((one) => one.textContent.trim()))
const head = (panel: Page, name: string) => panel.getByRole('columnheader', { name }).getByRole('button')
const heads = (panel: Page) => panel.getByRole('rowheader').allTextContents()
const widthOf = (panel: Page, name: string) =>
  panel.getByRole('columnheader', { name }).evaluate((cell) => (cell as HTMLElement).offsetWidth)

test.describe('the list', () => {
  test('sorts, up, down and not at all, by mouse and by keys, and remembers', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const { page, panel } = await open(browserContext, extensionId, await serve(PAGES))
    await sendGoals(page, ['b10', 'b2', 'a'], { properties: { price: 1 } })
    await expect.poll(() => named(panel)).toEqual(['b10', 'b2', 'a'])
    await head(panel, 'Goal').click()
    await expect.poll(() => named(panel)).toEqual(['a', 'b2', 'b10'])
    await expect(panel.getByRole('columnheader', { name: 'Goal' })).toHaveAttribute('aria-sort', 'ascending')
    await panel.keyboard.press('Enter')
    await expect.poll(() => named(panel)).toEqual(['b10', 'b2', 'a'])
    await panel.reload()
    await expect(panel.getByRole('columnheader', { name: 'Goal' })).toHaveAttribute('aria-sort', 'descending')
    await head(panel, 'Goal').click()
    await expect.poll(() => named(panel)).toEqual(['b10', 'b2', 'a'])
    await expect(panel.getByRole('columnheader', { name: 'Goal' })).toHaveAttribute('aria-sort', 'none')
  })

  test('columns move, resize, hide and come back, by keys and by mouse, in every panel at once', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const { page, panel } = await open(browserContext, extensionId, await serve(PAGES))
    const other = await openPanelInTab(browserContext, extensionId, await tabIdOf(page))
    await sendGoals(page, ['a'])
    await expect.poll(() => titles(panel)).toContain('Verdict')
    await panel.bringToFront()
    await head(panel, 'Goal').focus()
    await panel.keyboard.press('Alt+ArrowRight')
    await expect.poll(async () => (await titles(panel)).slice(0, 2)).toEqual(['Verdict', 'Goal'])
    await expect.poll(async () => (await titles(other)).slice(0, 2)).toEqual(['Verdict', 'Goal'])
    const before = await widthOf(panel, 'Goal')
    await panel.keyboard.press('Shift+ArrowRight')
    await expect.poll(() => widthOf(panel, 'Goal')).toBe(before + 16)
    await drag(panel, 'Goal', 50)
    await expect.poll(() => widthOf(panel, 'Goal')).toBe(before + 66)

    await goalGrid(panel).focus()
    await panel.keyboard.press('c')
    const menu = panel.getByRole('dialog', { name: 'Columns' })
    await menu.getByRole('checkbox', { name: 'Verdict' }).uncheck()
    await expect.poll(() => titles(panel)).not.toContain('Verdict')
    await menu.getByRole('button', { name: 'Move Goal down' }).click()
    await menu.getByRole('button', { name: 'Move Goal down' }).press('Enter')
    await expect(menu.getByRole('button', { name: 'Move Goal down' })).toBeFocused()
    await expect.poll(async () => (await titles(panel)).slice(0, 3)).toEqual(['Delivery', 'Findings', 'Goal'])
    await menu.getByRole('button', { name: 'Usual columns' }).click()
    await expect.poll(async () => (await titles(other)).slice(0, 3)).toEqual(['Goal', 'Verdict', 'Delivery'])
    await expect.poll(() => widthOf(panel, 'Goal')).toBeLessThan(before + 16)
    await panel.keyboard.press('Escape')
    await expect(menu).toBeHidden()
    await head(panel, 'Goal').dragTo(head(panel, 'Delivery'))
    await expect.poll(async () => (await titles(panel)).slice(0, 3)).toEqual(['Verdict', 'Delivery', 'Goal'])
    await head(panel, 'Goal').dragTo(head(panel, 'Verdict'))
    await expect.poll(async () => (await titles(other)).slice(0, 3)).toEqual(['Goal', 'Verdict', 'Delivery'])
  })

  test('a property is a column, is sorted by, and stays at every width', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const { page, panel } = await open(browserContext, extensionId, await serve(PAGES))
    await sendGoals(page, ['dear'], { properties: { cart: { price: 100 } } })
    await sendGoals(page, ['cheap'], { properties: { cart: { price: 9 } } })
    await sendGoals(page, ['none'])
    await expect.poll(() => named(panel)).toEqual(['dear', 'cheap', 'none'])
    await panel.getByRole('button', { name: 'Columns…' }).click()
    const field = panel.getByLabel('Add a property as a column')
    await expect(field).toHaveAttribute('placeholder', 'cart.price')
    await field.fill('cart.price')
    await field.press('Enter')
    await panel.keyboard.press('Escape')
    await head(panel, 'cart.price').click()
    await expect.poll(() => named(panel, 'cart.price')).toEqual(['9', '100', ''])
    await expect.poll(() => named(panel)).toEqual(['cheap', 'dear', 'none'])
    await panel.setViewportSize({ width: 320, height: 400 })
    await expect(panel.getByRole('columnheader', { name: 'Page' })).toBeHidden()
    await expect(panel.getByRole('columnheader', { name: 'cart.price' })).toBeVisible()
    await panel.getByRole('button', { name: 'Columns…' }).click()
    await panel.getByRole('button', { name: 'Remove the column cart.price' }).click()
    await expect(panel.getByRole('columnheader', { name: 'cart.price' })).toHaveCount(0)
    await expect.poll(() => named(panel)).toEqual(['dear', 'cheap', 'none'])
  })

  test('rows stand under their pages, goals, outcomes or nothing; groups fold by keys @full', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const server = await serve(PAGES)
    const { page, panel } = await open(browserContext, extensionId, server)
    await sendGoals(page, ['view', 'buy'])
    await page.goto(`${server.url}/second`)
    await sendGoals(page, ['view'])
    await expect.poll(async () => (await heads(panel)).length).toBe(2)
    const group = panel.getByRole('combobox', { name: 'Group by' })
    await group.selectOption('goal')
    await expect.poll(() => named(panel)).toEqual(['view', 'view', 'buy'])
    await expect.poll(() => heads(panel)).toEqual(['view 2 goal events ', 'buy 1 goal event '])
    await panel.bringToFront()
    await goalGrid(panel).focus()
    await panel.keyboard.press('Home')
    await panel.keyboard.press('ArrowLeft')
    await expect.poll(() => named(panel)).toEqual(['buy'])
    await panel.keyboard.press('g')
    await expect(group).toHaveValue('delivery')
    await expect.poll(() => heads(panel)).toEqual(['Accepted 3 goal events '])
    await panel.keyboard.press('g')
    await expect.poll(() => heads(panel)).toEqual([])
    await expect.poll(() => named(panel)).toEqual(['view', 'buy', 'view'])
  })

  test('what comes in above does not move what is being read, and is counted', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const { page, panel } = await open(browserContext, extensionId, await serve(PAGES))
    const many = Array.from({ length: 120 }, (_, index) => `m${index}`)
    await sendGoals(page, many)
    await expect(goalGrid(panel)).toHaveAttribute('aria-rowcount', '122')
    await head(panel, 'Goal').click()
    await panel.getByRole('row', { name: /m10\b/ }).first().hover()
    await panel.mouse.wheel(0, 900)
    const read = panel.getByRole('row', { name: /\bm50\b/ })
    await expect(read).toBeVisible()
    const before = await read.boundingBox()
    await sendGoals(page, ['a1', 'a2', 'a3'])
    await expect(panel.getByRole('button', { name: '3 new' })).toBeVisible()
    expect((await read.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0)
    await panel.getByRole('button', { name: '3 new' }).click()
    await expect(panel.getByRole('row', { selected: true })).toContainText('a3')
    await expect(panel.getByRole('button', { name: '3 new' })).toHaveCount(0)
  })

  test('a goal that comes again within a second is marked', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const { page, panel } = await open(browserContext, extensionId, await serve(PAGES))
    await sendGoals(page, ['buy', 'buy', 'view'], { properties: { price: 1 } })
    await expect.poll(() => named(panel)).toEqual(['buy', 'buy', 'view'])
    await expect(panel.getByRole('img', { name: /^2 of the same goal/ })).toHaveCount(1)
    await expect(panel.getByRole('row').filter({ hasText: '×2' })).toContainText('buy')
  })

  test('the sheet of keys opens and closes, and the keys do what it says', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const { page, panel } = await open(browserContext, extensionId, await serve(PAGES))
    await sendGoals(page, ['a', 'b'])
    await expect.poll(() => named(panel)).toEqual(['a', 'b'])
    await panel.bringToFront()
    await goalGrid(panel).focus()
    await panel.keyboard.press('?')
    const sheet = panel.getByRole('dialog', { name: 'Keys' })
    await expect(sheet).toBeVisible()
    await panel.keyboard.press('Escape')
    await expect(sheet).toBeHidden()
    await expect(goalGrid(panel)).toBeFocused()
    await panel.keyboard.press('n')
    await expect(panel.getByRole('row', { selected: true })).toContainText('b')
    await panel.keyboard.press('p')
    await expect(panel.getByRole('button', { name: 'Paused' })).toBeVisible()
    await panel.keyboard.press('p')
    await expect(panel.getByRole('button', { name: 'Recording' })).toBeVisible()
    await panel.keyboard.press('/')
    await expect(panel.getByRole('combobox', { name: 'Filter' })).toBeFocused()
    // In a field it is a letter.
    await panel.keyboard.type('p?')
    await expect(panel.getByRole('combobox', { name: 'Filter' })).toHaveValue('p?')
    await expect(sheet).toBeHidden()
  })
})

async function open(
  context: Parameters<typeof openPanelInTab>[0],
  extensionId: string,
  server: { readonly url: string },
) {
  const page = await context.newPage()
  await page.goto(`${server.url}/`)
  const panel = await openPanelInTab(context, extensionId, await tabIdOf(page))
  await expect(panel.getByRole('toolbar')).toBeVisible()
  return { page, panel }
}

/** Drags the right edge of a column's head by so many px. */
async function drag(panel: Page, name: string, by: number): Promise<void> {
  const box = await panel.getByRole('columnheader', { name }).boundingBox()
  if (!box) throw new Error(`no column ${name}`)
  const [x, y] = [box.x + box.width - 1, box.y + box.height / 2]
  await panel.mouse.move(x, y)
  await panel.mouse.down()
  await panel.mouse.move(x + by, y, { steps: 4 })
  await panel.mouse.up()
}
