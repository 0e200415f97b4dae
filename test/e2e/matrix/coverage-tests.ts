import { expect, test } from '@playwright/test'

import { SOURCES, type Source } from '../../../core/capture.ts'
import type { BrowserName } from './coverage-case.ts'
import { checkDocument } from './document.ts'
import { buildWithout } from './leave-out.ts'
import { CASES, type CoverageBrowser, expectedOf, runMatrix } from './matrix.ts'

/** Starts a browser for the table; `extension` is the folder of a build, the usual one when not given. */
export type Start = (extension?: string) => Promise<CoverageBrowser & { readonly close: () => Promise<void> }>

/** The cases `npm test` runs, in Chromium. `npm run test:full` runs the whole table in both browsers. */
const ONE_OF_EACH_KIND: readonly string[] = [
  'fetch of a string',
  'fetch of a Blob',
  'XMLHttpRequest of a string',
  'sendBeacon of a Blob',
  'a sandboxed frame',
  'a dedicated worker',
  'a shared worker',
  'a service worker',
  'a page that a service worker controls',
  'a fetch that the page kept from before',
]

/** The tests of the table in one browser: as it is, and with each source taken out of the build. */
export function coverageTests(browser: BrowserName, start: Start): void {
  test.beforeEach(() => test.setTimeout(300_000))

  const expected = (cases = CASES, leftOut?: Source) =>
    Object.fromEntries(cases.map((one) => [one.name, expectedOf(one, browser, leftOut)]))

  const find = async (cases = CASES, leftOut?: Source, extension?: string) => {
    const started = await start(extension)
    try {
      const found = await runMatrix(started, cases, (one) => expectedOf(one, browser, leftOut))
      return { found, version: started.version }
    } finally {
      await started.close()
    }
  }

  if (browser === 'chromium') {
    test('each kind of publish is seen once, by the sources that can see it', async () => {
      const cases = CASES.filter(({ name }) => ONE_OF_EACH_KIND.includes(name))
      expect(cases).toHaveLength(ONE_OF_EACH_KIND.length)
      expect((await find(cases)).found).toEqual(expected(cases))
    })
  }

  test('every publish is seen, once, by the sources that can see it @full', async () => {
    const { found, version } = await find()
    expect(found).toEqual(expected())
    await checkDocument(browser, version, found)
  })

  for (const source of SOURCES) {
    test(`without ${source} exactly what it alone sees is missing`, { tag: '@soak' }, async () => {
      const build = await buildWithout(source, browser === 'firefox' ? 'firefox' : 'chrome')
      try {
        expect((await find(CASES, source, build.folder)).found).toEqual(expected(CASES, source))
      } finally {
        await build.remove()
      }
    })
  }
}
