import { defineContentScript } from 'wxt/utils/define-content-script'
import { startBridge } from './bridge'

/**
 * Runs in the isolated world. Its folder sorts before the interceptor's, and content scripts with the same timing run
 * in the order of the manifest, so it listens before the interceptor sends anything.
 */
export default defineContentScript({
  matches: ['<all_urls>'],
  runAt: 'document_start',
  allFrames: true,
  matchAboutBlank: true,
  matchOriginAsFallback: true,
  // Without this, every page gets a `message` event from us.
  noScriptStartedPostMessage: true,
  main() {
    startBridge()
  },
})
