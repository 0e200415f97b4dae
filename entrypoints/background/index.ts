import { defineBackground } from 'wxt/utils/define-background'
import { startBackground } from './background'

/** A service worker in Chrome and Edge, an event page in Firefox. Both stop when idle and are restarted by events. */
export default defineBackground({
  type: 'module',
  main: startBackground,
})
