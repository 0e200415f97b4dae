/** The same comparisons as in libraries-chromium.test.ts, in Firefox. */
import type { Attempt } from '../../../core/attempt.ts'
import { capturesOf } from '../../../core/attempt.ts'
import { extensionUrl } from '../firefox/extension.ts'
import { storedAttempts } from '../firefox/firefox-storage.ts'
import { launchFirefox } from '../firefox/launch-firefox.ts'
import { openPage } from '../firefox/tabs.ts'
import { test as base } from '../harness/fixtures.ts'
import { compareLibrary } from './compare-libraries.ts'
import { firefoxTab } from './firefox-tab.ts'
import type { LibraryBrowsers } from './library-tab.ts'
import { LIBRARIES, versionOf } from './libraries.ts'

/** Both browsers are shared by all tests of a worker. */
const test = base.extend<object, { readonly both: LibraryBrowsers }>({
  both: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const [plain, observed] = [await launchFirefox(), await launchFirefox()]
      const addonId = await observed.install()
      // A page of the extension, which can read its storage.
      const options = await openPage(observed)
      await options.goto(await extensionUrl(observed, addonId, 'options.html'))
      const publishes = (attempts: readonly Attempt[]) =>
        attempts
          .flatMap((attempt) => capturesOf(attempt).filter(({ source }) => source === 'page'))
          .filter(({ method }) => method === 'PUT')
      await use({
        plain: await firefoxTab(plain),
        observed: await firefoxTab(observed),
        capturedPublishes: async () => publishes(await storedAttempts(options)).map(({ url }) => url),
      })
      await Promise.all([plain.close(), observed.close()])
    },
    { scope: 'worker', timeout: 240_000 },
  ],
})

for (const library of LIBRARIES) {
  for (const order of ['before', 'after'] as const) {
    test(`Firefox: ${library.name} ${versionOf(library)}, loaded ${order} the SDK, notices nothing @full`, async ({
      both,
    }) => {
      await compareLibrary(both, library, order, 'firefox')
    })
  }
}
