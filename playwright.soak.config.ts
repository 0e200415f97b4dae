import usual from './playwright.config.ts'

/** The tests that are too long for every run: `npm run soak`. */
export default { ...usual, grep: /@soak/, grepInvert: [] }
