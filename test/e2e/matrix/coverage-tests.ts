import { expect, test } from '@playwright/test'

import { SOURCES, type Source } from '../../../core/capture.ts'
import type { BrowserName } from './coverage-case.ts'
import { checkDocument } from './coverage-doc.ts'
import { buildWithout } from './temporary-build.ts'
import { CASES, type CoverageBrowser, expectedOf, runMatrix } from './matrix.ts'

/** Launches a browser for the table. `extension` is a build's folder and defaults to the normal build. */
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

/** Defines the table's tests for one browser: with the normal build, and with builds that lack one source. */
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
    test('captures each kind of publish once per source that can see it', async () => {
      const cases = CASES.filter(({ name }) => ONE_OF_EACH_KIND.includes(name))
      expect(cases).toHaveLength(ONE_OF_EACH_KIND.length)
      expect((await find(cases)).found).toEqual(expected(cases))
    })
  }

  test('captures every publish once per source that can see it @full', async () => {
    const { found, version } = await find()
    expect(found).toEqual(expected())
    await checkDocument(browser, version, found)
  })

  for (const source of SOURCES) {
    test(
      `misses exactly the captures of ${source} when a build lacks that source`,
      { tag: '@soak' },
      async () => {
        const build = await buildWithout(source, browser === 'firefox' ? 'firefox' : 'chrome')
        try {
          expect((await find(CASES, source, build.folder)).found).toEqual(expected(CASES, source))
        } finally {
          await build.remove()
        }
      },
    )
  }
}
