/** The coverage table in a real Chromium: every way to send, what each source sees of it, and what the panel says. */
import { expect, test } from '@playwright/test'

import { coverageChromium } from './matrix/chromium.ts'
import { CASES, runMatrix } from './matrix/matrix.ts'

test('every publish is seen, once, by the sources that can see it', async () => {
  test.setTimeout(240_000)
  const browser = await coverageChromium()
  try {
    const found = await runMatrix(browser, CASES, ({ expected }) => expected.chromium)
    expect(found).toEqual(Object.fromEntries(CASES.map(({ name, expected }) => [name, expected.chromium])))
  } finally {
    await browser.close()
  }
})
