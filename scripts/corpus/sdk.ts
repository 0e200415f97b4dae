/** The SDK as a page loads it, in a window that has what the SDK looks for and no more. */
import { compileFunction } from 'node:vm'

import { SDK_VERSIONS } from '../../test/e2e/sdk/versions.ts'
import type { FakeClock } from './clock.ts'
import type { Dice } from './dice.ts'

/** A context of any version. */
export interface Context {
  attributes(values: object): void
  /** Up to 1.2 with integers in the place of properties. */
  track(name: string, details?: unknown): void
  treatment(experiment: string): number
  ready(): Promise<unknown>
}

interface Absmartly {
  readonly SDK: new (options: object) => { createContext(params: object, options?: object): Context }
}

/** A version of the SDK, ready to be evaluated by one page after the other. */
export interface LoadedSdk {
  readonly version: string
  readonly evaluate: (surroundings: { clock: FakeClock; dice: Dice; fetch: unknown }) => Absmartly
}

/** The prebuilt 1.2.4 sends no `publishedAt`, which is a problem already: pages that are right have the npm package. */
const LEFT_OUT = '1.2.4, prebuilt'

/** All versions that are installed, oldest first. */
export function loadSdks(): Promise<LoadedSdk[]> {
  const versions = SDK_VERSIONS.filter(({ name }) => name !== LEFT_OUT)
  return Promise.all(
    versions.map(async ({ name, script }): Promise<LoadedSdk> => {
      const code = `${await script()}\n;return window.absmartly ?? absmartly`
      return {
        version: name.split(',', 1)[0] ?? name,
        evaluate: ({ clock, dice, fetch }) => {
          const window = { document: {}, navigator: {}, fetch, AbortController }
          // In this realm and not in one of its own: the SDK takes no properties of a foreign one.
          const run = compileFunction(code, [
            'window',
            'self',
            'fetch',
            'setTimeout',
            'clearTimeout',
            'Date',
            'Math',
            'console',
          ]) as (...globals: readonly unknown[]) => Absmartly
          return run(
            window,
            window,
            fetch,
            clock.setTimeout,
            clock.clearTimeout,
            class extends Date {
              static override now = () => clock.now
            },
            Object.assign(Object.create(Math) as Math, { random: dice.random }),
            // Old versions write there of each try that failed.
            { error: nothing, warn: nothing },
          )
        },
      }
    }),
  )
}

const nothing = (): void => undefined
