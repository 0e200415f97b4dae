import { join } from 'node:path'
import { generateChromeMessages, parseMessagesFile } from '@wxt-dev/i18n/build'
import { beforeEach } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

const messages = generateChromeMessages(
  // In an imitated DOM `import.meta.url` is no file's.
  await parseMessagesFile(join(import.meta.dirname, '../../locales/en.json')),
)

// The fake browser has no i18n of its own; this one has our sentences, as the built extension has them.
beforeEach(() => {
  Object.assign(fakeBrowser.i18n, { getMessage: (key: string) => messages[key]?.message ?? '' })
})
