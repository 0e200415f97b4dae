import { expect, test } from '@playwright/test'

import { SOURCES, type Source } from '../../../core/capture.ts'
import type { BrowserName } from './case.ts'
import { checkDocument } from './document.ts'
import { buildWithout } from './leave-out.ts'
import { CASES, type CoverageBrowser, expectedOf, runMatrix } from './matrix.ts'

/** Starts a browser for the table; `extension` is the folder of a build, the usual one when not given. */
export type Start = (extension?: string) => Promise<CoverageBrowser & { readonly close: () => Promise<void> }>

/** The tests of the table in one browser: as it is, and with each source taken out of the build. */
export function coverageTests(browser: BrowserName, start: Start): void {
  test.beforeEach(() => test.setTimeout(300_000))

  const expected = (leftOut?: Source) =>
    Object.fromEntries(CASES.map((one) => [one.name, expectedOf(one, browser, leftOut)]))

  const find = async (leftOut?: Source, extension?: string) => {
    const started = await start(extension)
    try {
      const found = await runMatrix(started, CASES, (one) => expectedOf(one, browser, leftOut))
      return { found, version: started.version }
    } finally {
      await started.close()
    }
  }

  test('every publish is seen, once, by the sources that can see it', async () => {
    const { found, version } = await find()
    expect(found).toEqual(expected())
    await checkDocument(browser, version, found)
  })

  for (const source of SOURCES) {
    test(`without ${source} exactly what it alone sees is missing`, { tag: '@soak' }, async () => {
      const build = await buildWithout(source, browser === 'firefox' ? 'firefox' : 'chrome')
      try {
        expect((await find(source, build.folder)).found).toEqual(expected(source))
      } finally {
        await build.remove()
      }
    })
  }
}
