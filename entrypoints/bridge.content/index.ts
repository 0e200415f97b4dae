import { defineContentScript } from 'wxt/utils/define-content-script'
import { startBridge } from './bridge'

/**
 * Runs beside the page, in a world of its own. Its folder sorts before the interceptor's, and content scripts of one
 * moment run in the order of the manifest, so it listens before there is anything to hear.
 */
export default defineContentScript({
  matches: ['<all_urls>'],
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  // Otherwise every page gets a `message` event from us.
  noScriptStartedPostMessage: true,
  main() {
    startBridge()
  },
})
