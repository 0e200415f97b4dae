import quick from './playwright.config.ts'

/** `npm run test:full`: every end-to-end test except those tagged @soak. */
export default { ...quick, grepInvert: /@soak/ }
