import { defineContentScript } from 'wxt/utils/define-content-script'
import { openChannel } from './channel'
import { watchBeacon } from './transports/beacon'
import { watchFetch } from './transports/fetch'
import { watchXhr } from './transports/xhr'

/**
 * Runs in the page's own world, before its first script. The SDK stores `window.fetch` when it is loaded
 * (@absmartly/javascript-sdk 1.13.4 `src/fetch.ts`) and never calls a wrapper that is installed later.
 */
export default defineContentScript({
  matches: ['<all_urls>'],
  world: 'MAIN',
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  main() {
    const channel = openChannel()
    watchFetch(channel)
    watchXhr(channel)
    watchBeacon(channel)
  },
})
