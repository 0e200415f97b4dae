/** Runs the page of a library in two browsers, one with Goalkeeper and one without, and compares what happened. */
import { expect } from '@playwright/test'

import { expectedCounts } from './expected-counts.ts'
import type { BrowserName, ComparedLibrary, LoadOrder } from './libraries.ts'
import type { LibraryBrowsers } from './library-tab.ts'
import { countsOf, visitLibrary } from './visit-library.ts'

/** Fails if the library, the page or the server notices Goalkeeper, or if the library or Goalkeeper didn't run. */
export async function compareLibrary(
  { plain, observed, capturedPublishes }: LibraryBrowsers,
  library: ComparedLibrary,
  order: LoadOrder,
  browser: BrowserName,
): Promise<void> {
  const expected = expectedCounts(library, order, browser)
  const baseline = await visitLibrary(plain, library, { order, expected })
  expect(countsOf(baseline, Object.keys(expected.headers)), 'the library runs').toEqual(expected)
  const seen = await visitLibrary(observed, library, {
    order,
    expected,
    async check({ otherOrigin }) {
      const captured = async () => (await capturedPublishes()).filter((url) => url.startsWith(otherOrigin))
      await expect.poll(captured, 'Goalkeeper captured the publish').toHaveLength(1)
    },
  })
  expect(seen).toEqual(baseline)
}
