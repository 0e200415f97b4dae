import preact from '@preact/preset-vite'
import { defineConfig } from 'wxt'

/** First desktop version of Firefox with built-in data consent. Firefox for Android has no DevTools. */
const FIREFOX_MIN_VERSION = '140.0'
/**
 * First version of Chrome with CSS `light-dark()`. Earlier versions already had MAIN-world scripts, `storage.session`
 * and document ids.
 */
const CHROME_MIN_VERSION = '123'

export default defineConfig({
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module'],
  imports: false,
  vite: () => ({ plugins: [preact()] }),
  webExt: { disabled: true },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    short_name: 'Goalkeeper',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: ['storage', 'webRequest'],
    host_permissions: ['<all_urls>'],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'goalkeeper@goal-events',
              strict_min_version: FIREFOX_MIN_VERSION,
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          minimum_chrome_version: CHROME_MIN_VERSION,
          // Private windows get their own instance of the extension, separate from that of normal windows. It stops
          // when they close.
          incognito: 'split' as const,
        }),
  }),
  zip: {
    artifactTemplate: 'goalkeeper-{{version}}-{{browser}}.zip',
    sourcesTemplate: 'goalkeeper-{{version}}-sources.zip',
  },
})
