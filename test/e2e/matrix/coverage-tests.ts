import { expect, test } from '@playwright/test'

import { SOURCES, type Source } from '../../../core/capture.ts'
import type { BrowserName } from '../harness/browser/browser-name.ts'
import { checkDocument } from './coverage-doc.ts'
import { buildWithout } from './temporary-build.ts'
import { CASES, type CoverageBrowser, expectedOf, runMatrix } from './matrix.ts'

/** Launches a browser for the table. `extension` is a build's folder and defaults to the normal build. */
export type LaunchBrowser = (
  extension?: string,
) => Promise<CoverageBrowser & { readonly close: () => Promise<void> }>

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
export function coverageTests(browser: BrowserName, launch: LaunchBrowser): void {
  test.beforeEach(() => test.setTimeout(300_000))

  const expected = (cases = CASES, missingSource?: Source) =>
    Object.fromEntries(
      cases.map((coverageCase) => [coverageCase.name, expectedOf(coverageCase, browser, missingSource)]),
    )

  const runCases = async (cases = CASES, missingSource?: Source, extension?: string) => {
    const running = await launch(extension)
    try {
      const found = await runMatrix(running, cases, (coverageCase) =>
        expectedOf(coverageCase, browser, missingSource),
      )
      return { found, version: running.version }
    } finally {
      await running.close()
    }
  }

  if (browser === 'chromium') {
    test('captures each kind of publish once per source that can see it', async () => {
      const cases = CASES.filter(({ name }) => ONE_OF_EACH_KIND.includes(name))
      expect(cases).toHaveLength(ONE_OF_EACH_KIND.length)
      expect((await runCases(cases)).found).toEqual(expected(cases))
    })
  }

  test('captures every publish once per source that can see it @full', async () => {
    const { found, version } = await runCases()
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
          expect((await runCases(CASES, source, build.folder)).found).toEqual(expected(CASES, source))
        } finally {
          await build.remove()
        }
      },
    )
  }
}
