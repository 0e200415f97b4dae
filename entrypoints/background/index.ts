import { defineBackground } from 'wxt/utils/define-background'
import { startBackground } from './background'

/** A worker in Chrome and Edge, an event page in Firefox: both are stopped when idle and started again by events. */
export default defineBackground({
  type: 'module',
  main: startBackground,
})
