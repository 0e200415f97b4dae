/** The time strip above the list in the real panel, by mouse and by keys. */
import type { Page } from '@playwright/test'

import { expectNoViolations } from '../harness/axe.ts'
import { expect, type Fixtures, test } from '../harness/fixtures.ts'
import { goalGrid, goalRows } from '../harness/panel/goal-grid.ts'
import { openPanelFor } from '../harness/panel/panel.ts'
import { sendGoals } from '../harness/page/send-goals.ts'
import { matching, re, t } from '../harness/messages.ts'
import { titledPage } from '../harness/page/titled-page.ts'

const PAGES = {
  '/': titledPage('First page'),
  '/second': titledPage('Second page'),
  '/v1/context': '{}',
  '/refusing/context': { status: 401, body: '{}' },
}

const strip = (panel: Page) => panel.getByRole('slider', { name: t('strip.label') })
const button = (panel: Page) => panel.getByRole('button', { name: t('strip.label') })
const description = (panel: Page) => strip(panel).getAttribute('aria-valuetext')
const selected = (panel: Page) => panel.getByRole('row', { selected: true })
const exposure = () => ({
  id: 1,
  name: 'free_delivery',
  unit: 'session_id',
  variant: 1,
  assigned: true,
  eligible: true,
  // Always before the goal sent with it.
  exposedAt: Date.now() - 1,
})

type OpenFixtures = Pick<Fixtures, 'browserContext' | 'serve'>

/** Opens a page and sends a goal before its exposure, one after it, and one on the next page, which is lost. */
async function openPageWithPanel({ browserContext, serve }: OpenFixtures) {
  const server = await serve(PAGES)
  const page = await browserContext.newPage()
  await page.goto(`${server.url}/`)
  const panel = await openPanelFor(page)
  await sendGoals(page, ['too_early'])
  await sendGoals(page, ['after'], { exposures: [exposure()] })
  await page.goto(`${server.url}/second`)
  await sendGoals(page, ['gone'], { endpoint: '/refusing' })
  await expect(
    panel.getByRole('row', { name: re`gone .*${t('delivery.lost', { kind: t('delivery.kind.rejected') })}` }),
  ).toBeVisible()
  await panel.bringToFront()
  return { page, panel }
}

test.describe('the time strip', () => {
  test('describes each event by keyboard and selects it in the list', async ({ browserContext, serve }) => {
    const { panel } = await openPageWithPanel({ browserContext, serve })
    await strip(panel).focus()
    const descriptions: (string | null)[] = []
    await panel.keyboard.press('Home')
    for (let step = 0; step < 5; step++) {
      descriptions.push(await description(panel))
      await panel.keyboard.press('ArrowRight')
    }
    const goalEvent = t('status.goals', {}, 1)
    const early = `${goalEvent}, ${t('strip.early', {}, 1)}`
    const expected = [
      t('strip.pages', {}, 1),
      t('strip.named', { words: early, names: 'too_early' }),
      t('strip.exposures', {}, 1),
      t('strip.named', { words: goalEvent, names: 'after' }),
      t('strip.pages', {}, 1),
    ]
    const time = /\d[^a-z]+\s[AP]M/
    expect(descriptions).toEqual(
      expected.map(
        (what) => expect.stringMatching(re`^${matching('strip.bin', { time, what })}$`) as unknown,
      ),
    )
    await expect
      .poll(() => description(panel))
      .toMatch(re`: ${goalEvent}(, ${t('strip.failed', {}, 1)})?: gone$`)
    await panel.keyboard.press('Home')
    await panel.keyboard.press('ArrowRight')
    await panel.keyboard.press('Enter')
    await expect(goalGrid(panel)).toBeFocused()
    await expect(selected(panel)).toContainText('too_early')
    await panel.keyboard.press('ArrowDown')
    await expect(selected(panel)).toContainText('after')
    await expect.poll(() => description(panel)).toMatch(/: after$/)
  })

  test('describes the time under the pointer, and a click selects the nearest goal event @full', async ({
    browserContext,
    serve,
  }) => {
    const { page, panel } = await openPageWithPanel({ browserContext, serve })
    await expect(panel.getByText(t('strip.early', {}, 1))).toBeVisible()
    await sendGoals(
      page,
      Array.from({ length: 80 }, (_, index) => `m${index}`),
    )
    await expect.poll(async () => (await goalRows(panel)).some((row) => row['goal'] === 'm79')).toBe(true)
    await expect(panel.getByRole('row', { name: /too_early/ })).toBeHidden()
    const box = await strip(panel).boundingBox()
    if (!box) throw new Error('no strip')
    await panel.mouse.move(box.x + 3, box.y + 10)
    await expect(panel.getByText(matching('strip.bin', { what: t('strip.pages', {}, 1) }))).toBeVisible()
    await panel.mouse.down()
    await panel.mouse.up()
    await expect(selected(panel)).toContainText('too_early')
    await panel.mouse.move(box.x + 3, box.y + 200)
    await expect(panel.getByText(t('strip.pages', {}, 2))).toBeVisible()
  })

  test('counts filtered events, and opens a closed group to select an event @full', async ({
    browserContext,
    serve,
  }) => {
    const { panel } = await openPageWithPanel({ browserContext, serve })
    await panel.getByRole('combobox', { name: t('panel.filter') }).fill('goal:gone')
    await expect(panel.getByText(t('strip.filtered', {}, 2))).toBeVisible()
    await panel.getByRole('row', { name: /Second page/ }).click()
    await expect(panel.getByRole('row', { name: /gone/ })).toHaveCount(0)
    await strip(panel).focus()
    await panel.keyboard.press('Home')
    await panel.keyboard.press('Enter')
    await expect(selected(panel)).toContainText('gone')
  })

  test('is hidden by its button and shown by its key, in every panel, and remembers that @full', async ({
    browserContext,
    serve,
  }) => {
    const { page, panel } = await openPageWithPanel({ browserContext, serve })
    const otherPanel = await openPanelFor(page)
    await expect(strip(otherPanel)).toBeVisible()
    await panel.bringToFront()
    await button(panel).click()
    await expect(button(panel)).toHaveAttribute('aria-pressed', 'false')
    await expect(strip(panel)).toHaveCount(0)
    await expect(strip(otherPanel)).toHaveCount(0)
    await panel.reload()
    await expect(panel.getByRole('row', { name: /gone/ })).toBeVisible()
    await expect(strip(panel)).toHaveCount(0)
    await goalGrid(panel).focus()
    await panel.keyboard.press('t')
    await expect(strip(panel)).toBeVisible()
    await expect(button(panel)).toHaveAttribute('aria-pressed', 'true')
  })

  test('is hidden in a low panel and in an empty one', async ({ browserContext, serve }) => {
    const { panel } = await openPageWithPanel({ browserContext, serve })
    await expect(strip(panel)).toBeVisible()
    await panel.setViewportSize({ width: 700, height: 290 })
    await expect(strip(panel)).toBeHidden()
    await expect(button(panel)).toBeHidden()
    await panel.setViewportSize({ width: 320, height: 500 })
    await expect(strip(panel)).toBeVisible()
    await panel.getByRole('button', { name: t('panel.clear'), exact: true }).click()
    await expect(strip(panel)).toHaveCount(0)
  })

  test('has no accessibility violations @full', async ({ browserContext, serve }) => {
    test.setTimeout(120_000)
    const { panel } = await openPageWithPanel({ browserContext, serve })
    for (const width of [320, 700, 1400]) {
      await panel.setViewportSize({ width, height: 500 })
      await strip(panel).hover()
      await expectNoViolations(panel)
    }
  })
})
