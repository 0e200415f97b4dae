/** The coverage table in a real Chromium: every way to send, what each source sees of it, and what the panel says. */
import { rm } from 'node:fs/promises'

import { expect, test } from '@playwright/test'

import { SOURCES, type Source } from '../../core/capture.ts'
import { coverageChromium } from './matrix/chromium.ts'
import { buildWithout } from './matrix/leave-out.ts'
import { CASES, expectedOf, runMatrix } from './matrix/matrix.ts'

const expected = (leftOut?: Source) =>
  Object.fromEntries(CASES.map((one) => [one.name, expectedOf(one, 'chromium', leftOut)]))

async function found(leftOut?: Source, extension?: string) {
  const browser = await coverageChromium(extension)
  try {
    return await runMatrix(browser, CASES, (one) => expectedOf(one, 'chromium', leftOut))
  } finally {
    await browser.close()
  }
}

test.beforeEach(() => test.setTimeout(240_000))

test('every publish is seen, once, by the sources that can see it', async () => {
  expect(await found()).toEqual(expected())
})

for (const source of SOURCES) {
  test(`without ${source} exactly what it alone sees is missing`, async () => {
    const extension = await buildWithout(source, 'chrome')
    try {
      expect(await found(source, extension)).toEqual(expected(source))
    } finally {
      await rm(extension, { recursive: true, force: true })
    }
  })
}
