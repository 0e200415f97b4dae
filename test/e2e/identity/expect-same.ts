/** Fails a test if a page can notice Goalkeeper. */
import { writeFileSync } from 'node:fs'

import { expect, type TestInfo } from '@playwright/test'

import { compare } from './compare.ts'
import { EXPECTED_VALUES } from './expected-values.ts'
import type { BrowserName } from './known-differences.ts'
import type { Observables } from './page-tools.ts'

/** Fewest observables that a comparison may have. Groups that observe nothing would go unnoticed otherwise. */
const MIN_OBSERVABLES = 2000

/** Attaches the table of all observables, and expects no differences but the known ones. */
export async function expectSame(
  testInfo: TestInfo,
  browser: BrowserName,
  plain: Observables,
  observed: Observables,
): Promise<void> {
  for (const [name, value] of Object.entries(EXPECTED_VALUES)) expect.soft(plain[name], name).toEqual(value)
  expect(namesWithMistakes(plain)).toEqual([])
  const { table, problems } = compare(browser, plain, observed)
  const path = testInfo.outputPath(`observables-${browser.toLowerCase()}.txt`)
  writeFileSync(path, table)
  await testInfo.attach('observables', { path, contentType: 'text/plain' })
  expect(Object.keys(plain).length).toBeGreaterThan(MIN_OBSERVABLES)
  expect(problems).toEqual([])
}

/** Returns the names of observables whose value is an error that only a mistake in a group can cause. */
function namesWithMistakes(seen: Observables): string[] {
  const isMistake = (value: unknown) => /"class":"(ReferenceError|SyntaxError)"/.test(JSON.stringify(value))
  return Object.keys(seen).filter((name) => isMistake(seen[name]))
}
