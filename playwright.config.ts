import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  // Cleared at the start of each run, so reports are beside it and not in it.
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  // A browser with DevTools open keeps a core busy.
  workers: 2,
  // A test that passes only at the second try has found something.
  retries: 0,
  // `npm run soak` has those that take minutes for what seldom changes.
  grepInvert: /@soak/,
  forbidOnly: Boolean(process.env['CI']),
  // Limits for a slow machine; nothing waits for them.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    // Snapshots of the DevTools window's own document would double the time of every test.
    trace: { mode: 'retain-on-failure', snapshots: false, screenshots: false },
    screenshot: 'only-on-failure',
  },
})
