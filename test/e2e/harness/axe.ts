/** Accessibility checks: WCAG 2.2 AA with axe, and reflow. */
import { expect, type Page } from '@playwright/test'
import axe, { type RunOnly } from 'axe-core'

const ALL_RULES: RunOnly = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}
/** Rules whose result depends on the theme. */
const COLOR_RULES: RunOnly = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }

/**
 * Expects no violations in either theme. In the dark theme, only the color rules run. axe runs in the page itself,
 * because its wrapper for Playwright takes seven times as long: it opens a tab for each analysis to handle frames, which
 * extension pages do not have.
 */
export async function expectNoViolations(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  await page.emulateMedia({ colorScheme: 'light' })
  expect(await page.evaluate(violations, ALL_RULES), 'light').toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await page.evaluate(violations, COLOR_RULES), 'dark').toEqual([])
}

/** Expects no horizontal scrolling (WCAG 1.4.10). */
export async function expectToFit(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth - clientWidth
  })
  expect(overflow).toBeLessThanOrEqual(0)
}

/** Expects no horizontal scrolling and no violations in a narrow dock and in a wide window. `height` is in px. */
export async function expectAtEveryWidth(page: Page, height = 800): Promise<void> {
  for (const width of [320, 1400]) {
    await page.setViewportSize({ width, height })
    await expectToFit(page)
    await expectNoViolations(page)
  }
}

/** Runs in the page. */
async function violations(runOnly: RunOnly): Promise<string[]> {
  const { run } = (globalThis as unknown as { readonly axe: typeof axe }).axe
  const found = await run({ runOnly, resultTypes: ['violations'] })
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
