/** Other libraries on the page, in Chromium: they record and send the same with and without Goalkeeper. */
import { readFile } from 'node:fs/promises'

import { expect } from '@playwright/test'

import { test } from '../pages/compare-browsers.ts'
import { storedCaptures } from '../pages/session-storage.ts'
import { chromiumTab } from './chromium-tab.ts'
import { compareLibrary } from './compare-libraries.ts'
import { LIBRARIES, tableOfLibraries, versionOf } from './libraries.ts'

for (const library of LIBRARIES) {
  for (const order of ['before', 'after'] as const) {
    test(`${library.name} ${versionOf(library)}, loaded ${order} the SDK, notices nothing${library.quick ? '' : ' @full'}`, async ({
      browsers,
    }) => {
      const [plain, observed] = [
        await chromiumTab(browsers.plain.page),
        await chromiumTab(browsers.observed.page),
      ]
      const capturedPublishes = async () => {
        const captures = await storedCaptures(browsers.observed.context, '/v1/context')
        return captures.filter(({ method }) => method === 'PUT').map(({ url }) => url)
      }
      try {
        await compareLibrary({ plain, observed, capturedPublishes }, library, order, 'chromium')
      } finally {
        await Promise.all([plain.close(), observed.close()])
      }
    })
  }
}

test('the documentation lists the compared libraries', async () => {
  const read = (path: string) => readFile(new URL(`../../../docs/${path}`, import.meta.url), 'utf8')
  const cells = (table: string) => table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  const [, written = ''] =
    /<!-- libraries -->\s*([^]*?)\s*<!-- \/libraries -->/.exec(await read('unharmed/libraries.md')) ?? []
  const withoutRule = (table: string) => cells(table).filter((row) => !row[1]?.startsWith('---'))
  expect(withoutRule(written)).toEqual(withoutRule(tableOfLibraries()))
  const summary = (await read('unharmed.md')).replace(/\s+/g, ' ')
  for (const library of LIBRARIES) expect(summary).toContain(` ${versionOf(library)}`)
})
