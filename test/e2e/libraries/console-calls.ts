/**
 * A script that keeps the calls of `console` in `window.consoleCalls`. Firefox reports only errors to its console
 * service.
 */
export const KEEP_CONSOLE_CALLS = `
  window.consoleCalls = []
  for (const level of ['debug', 'error', 'group', 'groupCollapsed', 'info', 'log', 'trace', 'warn']) {
    const call = console[level]
    console[level] = (...args) => {
      consoleCalls.push({ level, text: args.map(String).join(' '), link: '' })
      call.apply(console, args)
    }
  }`
