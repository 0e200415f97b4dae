import preact from '@preact/preset-vite'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'

// What puts something into the place of the world's own is not pure, whatever it tests.
const PURE = ['test/unit/core/**/!(real-sdk).test.ts', 'test/unit/corpus/**/*.test.ts']

// Each has the plugins for itself: of those of the root a project gets half.
const project = (test: TestProjectInlineConfiguration['test']): TestProjectInlineConfiguration => ({
  plugins: [WxtVitest(), preact()],
  test: { setupFiles: ['test/unit/setup.ts'], mockReset: true, restoreMocks: true, ...test },
})

export default defineConfig({
  test: {
    projects: [
      // What is pure leaves nothing behind, and to begin anew with each file would take longer than its tests.
      project({ name: 'core', include: PURE, isolate: false }),
      project({ name: 'rest', include: ['test/unit/**/*.test.{ts,tsx}'], exclude: PURE }),
    ],
  },
})
