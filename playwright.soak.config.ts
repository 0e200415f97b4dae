import quick from './playwright.config.ts'

/** `npm run soak`: the tests that take too long for every change. */
export default { ...quick, grep: /@soak/, grepInvert: [] }
