import preact from '@preact/preset-vite'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'

/** Tests of pure code. They share one context, because pure code leaves no state behind. */
const PURE = ['test/unit/core/**/!(real-sdk).test.ts', 'test/unit/corpus/**/*.test.ts']

/**
 * Tests that replace modules or keep state in them: each file gets its own context, which costs about 0.4 s per file.
 */
const ISOLATED = [
  'test/unit/entrypoints/{background,bridge.content,options}/**/*.test.{ts,tsx}',
  'test/unit/browser/**/*.test.ts',
  'test/unit/core/**/real-sdk.test.ts',
  'test/unit/components/shared/format-time.test.ts',
  'test/unit/settings/**/*.test.ts',
  'test/unit/formats/**/*.test.ts',
]

/** Creates a project. It lists the plugins itself, because a project inherits only some of the plugins at the root. */
const project = (test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration => ({
  plugins: [WxtVitest(), preact()],
  test: {
    setupFiles: ['test/unit/setup.ts'],
    // A generous limit for slow machines; no test waits for it.
    testTimeout: 30_000,
    mockReset: true,
    restoreMocks: true,
    unstubGlobals: true,
    ...test,
  },
})

export default defineConfig({
  test: {
    projects: [
      project({ name: 'pure', include: PURE, isolate: false }),
      project({
        name: 'shared',
        include: ['test/unit/**/*.test.{ts,tsx}'],
        exclude: [...PURE, ...ISOLATED],
        isolate: false,
      }),
      project({ name: 'isolated', include: ISOLATED }),
    ],
  },
})
