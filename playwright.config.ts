import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'test/e2e',
  // Playwright clears this folder at the start of each run, so the reports are kept outside it.
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  // A browser with DevTools open keeps a core busy.
  workers: 2,
  // A test that fails even once has found a defect, in the product or in the test.
  retries: 0,
  // `npm run test:full` adds the tests tagged @full, `npm run soak` runs those tagged @soak.
  grepInvert: /@full|@soak/,
  forbidOnly: Boolean(process.env['CI']),
  // Generous limits for slow machines; no test waits for them.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    // Tracing takes a seventh of the run time. To trace one test: `npx playwright test --trace on -g 'title'`.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
})
