/** The browsers that the end-to-end tests run in. */
export type BrowserName = 'chromium' | 'firefox'
