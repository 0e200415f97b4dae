import quick from './playwright.config.ts'

/** `npm run soak`: the tests that are too slow to run for every change. */
export default { ...quick, grep: /@soak/, grepInvert: [] }
