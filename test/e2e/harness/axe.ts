/** What axe can tell of WCAG 2.2 AA. */
import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * In both themes. axe runs in the page itself: Playwright's wrapper for it opens another tab for each look, for frames that
 * no page of the extension has, and takes seven times as long.
 */
export async function expectNoViolations(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await page.evaluate(violations, RULES), colorScheme).toEqual([])
  }
}

/** Evaluated in the page. */
async function violations(rules: readonly string[]): Promise<string[]> {
  const { run } = (globalThis as unknown as { readonly axe: typeof axe }).axe
  const found = await run({ runOnly: [...rules], resultTypes: ['violations'] })
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
