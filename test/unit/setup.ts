import { join } from 'node:path'
import { locks } from 'node:worker_threads'
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build'
import { beforeEach } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { freshDatabase } from '../fixtures/console/fresh-database'

const messages = generateChromeMessages(
  // In happy-dom `import.meta.url` is not a file URL.
  await parseMessagesFile(join(import.meta.dirname, '../../locales/en.json')),
)

/** Gives the fake browser, which has no i18n, the messages of the built extension. */
function installMessages(): void {
  Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => messages[key]?.message ?? '' })
}

// Tables of `it.each` use messages before the first test starts.
installMessages()
beforeEach(installMessages)
// Settings and workspaces are stored in IndexedDB, which Node and happy-dom lack.
beforeEach(freshDatabase)
// Node has Web Locks. The `navigator` of happy-dom has none.
if (!navigator.locks) Object.defineProperty(navigator, 'locks', { value: locks })
