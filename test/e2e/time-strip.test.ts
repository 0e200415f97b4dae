/** What happened along its time, above the list: in the real panel, by mouse and by keys. */
import type { Page } from '@playwright/test'

import { expectNoViolations } from './harness/axe.ts'
import { expect, test } from './harness/fixtures.ts'
import { goalGrid, goalRows } from './harness/panel/goal-grid.ts'
import { openPanelInTab } from './harness/panel/panel.ts'
import { sendGoals } from './harness/page/send-goals.ts'
import { tabIdOf } from './harness/browser/tab-id.ts'
import { titled } from './pages/titled.ts'

const PAGES = {
  '/': titled('First page'),
  '/second': titled('Second page'),
  '/v1/context': '{}',
  '/refusing/context': { status: 401, body: '{}' },
}

const strip = (panel: Page) => panel.getByRole('slider', { name: 'Time strip' })
const button = (panel: Page) => panel.getByRole('button', { name: 'Time strip' })
const says = (panel: Page) => strip(panel).getAttribute('aria-valuetext')
const selected = (panel: Page) => panel.getByRole('row', { selected: true })
const exposure = () => ({
  id: 1,
  name: 'free_delivery',
  unit: 'session_id',
  variant: 1,
  assigned: true,
  eligible: true,
  // Before the goal that is sent with it, however quick that is.
  exposedAt: Date.now() - 1,
})

type Given = Pick<Parameters<Parameters<typeof test>[2]>[0], 'browserContext' | 'extensionId' | 'serve'>

/** A page with a goal before its exposure, one after it, and one on the next page, which is lost. */
async function open({ browserContext, extensionId, serve }: Given) {
  const server = await serve(PAGES)
  const page = await browserContext.newPage()
  await page.goto(`${server.url}/`)
  const panel = await openPanelInTab(browserContext, extensionId, await tabIdOf(page))
  await sendGoals(page, ['too_early'])
  await sendGoals(page, ['after'], { exposures: [exposure()] })
  await page.goto(`${server.url}/second`)
  await sendGoals(page, ['gone'], { endpoint: '/refusing' })
  await expect(panel.getByRole('row', { name: /gone .*Rejected, lost/ })).toBeVisible()
  await panel.bringToFront()
  return { page, panel }
}

test.describe('the time strip', () => {
  test('says by keys what happened, one after the other, and leads into the list', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const { panel } = await open({ browserContext, extensionId, serve })
    await strip(panel).focus()
    const said: (string | null)[] = []
    await panel.keyboard.press('Home')
    for (let step = 0; step < 5; step++) {
      said.push(await says(panel))
      await panel.keyboard.press('ArrowRight')
    }
    expect(said.map((text) => text?.replace(/^.* [AP]M: /, ''))).toEqual([
      '1 page load',
      '1 goal event, 1 before the first exposure seen of its unit: too_early',
      '1 exposure',
      '1 goal event: after',
      '1 page load',
    ])
    await expect.poll(() => says(panel)).toMatch(/: 1 goal event(, 1 failed delivery)?: gone$/)
    await panel.keyboard.press('Home')
    await panel.keyboard.press('ArrowRight')
    await panel.keyboard.press('Enter')
    await expect(goalGrid(panel)).toBeFocused()
    await expect(selected(panel)).toContainText('too_early')
    await panel.keyboard.press('ArrowDown')
    await expect(selected(panel)).toContainText('after')
    await expect.poll(() => says(panel)).toMatch(/: after$/)
  })

  test('says under the pointer what happened, and a click shows the nearest goal event @full', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const { page, panel } = await open({ browserContext, extensionId, serve })
    await expect(panel.getByText('1 before the first exposure seen of its unit')).toBeVisible()
    await sendGoals(
      page,
      Array.from({ length: 80 }, (_, index) => `m${index}`),
    )
    await expect.poll(async () => (await goalRows(panel)).some((row) => row['Goal'] === 'm79')).toBe(true)
    await expect(panel.getByRole('row', { name: /too_early/ })).toBeHidden()
    const box = await strip(panel).boundingBox()
    if (!box) throw new Error('no strip')
    await panel.mouse.move(box.x + 3, box.y + 10)
    await expect(panel.getByText(/: 1 page load/)).toBeVisible()
    await panel.mouse.down()
    await panel.mouse.up()
    await expect(selected(panel)).toContainText('too_early')
    await panel.mouse.move(box.x + 3, box.y + 200)
    await expect(panel.getByText('2 page loads')).toBeVisible()
  })

  test('shows the rest of what is filtered, and what is picked is in the list, though its group was closed @full', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const { panel } = await open({ browserContext, extensionId, serve })
    await panel.getByRole('combobox', { name: 'Filter' }).fill('goal:gone')
    await expect(panel.getByText('2 filtered out')).toBeVisible()
    await panel.getByRole('row', { name: /Second page/ }).click()
    await expect(panel.getByRole('row', { name: /gone/ })).toHaveCount(0)
    await strip(panel).focus()
    await panel.keyboard.press('Home')
    await panel.keyboard.press('Enter')
    await expect(selected(panel)).toContainText('gone')
  })

  test('is hidden by its button and its key, in every panel, and stays so @full', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const { page, panel } = await open({ browserContext, extensionId, serve })
    const other = await openPanelInTab(browserContext, extensionId, await tabIdOf(page))
    await expect(strip(other)).toBeVisible()
    await panel.bringToFront()
    await button(panel).click()
    await expect(button(panel)).toHaveAttribute('aria-pressed', 'false')
    await expect(strip(panel)).toHaveCount(0)
    await expect(strip(other)).toHaveCount(0)
    await panel.reload()
    await expect(panel.getByRole('row', { name: /gone/ })).toBeVisible()
    await expect(strip(panel)).toHaveCount(0)
    await goalGrid(panel).focus()
    await panel.keyboard.press('t')
    await expect(strip(panel)).toBeVisible()
    await expect(button(panel)).toHaveAttribute('aria-pressed', 'true')
  })

  test('has no place where the panel is low, nor where nothing has happened', async ({
    browserContext,
    extensionId,
    serve,
  }) => {
    const { panel } = await open({ browserContext, extensionId, serve })
    await expect(strip(panel)).toBeVisible()
    await panel.setViewportSize({ width: 700, height: 290 })
    await expect(strip(panel)).toBeHidden()
    await expect(button(panel)).toBeHidden()
    await panel.setViewportSize({ width: 320, height: 500 })
    await expect(strip(panel)).toBeVisible()
    await panel.getByRole('button', { name: 'Clear', exact: true }).click()
    await expect(strip(panel)).toHaveCount(0)
  })

  test('is as readable as the rest @full', async ({ browserContext, extensionId, serve }) => {
    test.setTimeout(120_000)
    const { panel } = await open({ browserContext, extensionId, serve })
    for (const width of [320, 700, 1400]) {
      await panel.setViewportSize({ width, height: 500 })
      await strip(panel).hover()
      await expectNoViolations(panel)
    }
  })
})
