/** Loads the SDK as a page does, in a window that has only the globals the SDK uses. */
import { compileFunction } from 'node:vm'

import { SDK_VERSIONS } from '../../test/e2e/sdk/sdk-versions.ts'
import type { FakeClock } from './clock.ts'
import type { Dice } from './dice.ts'

/** A context of any SDK version. */
export interface Context {
  attributes(values: object): void
  /** Up to SDK 1.2, `details` are integers instead of properties. */
  track(name: string, details?: unknown): void
  treatment(experiment: string): number
  ready(): Promise<unknown>
}

interface Absmartly {
  readonly SDK: new (options: object) => { createContext(params: object, options?: object): Context }
}

/** A version of the SDK. Each page of a visit evaluates it again. */
export interface LoadedSdk {
  readonly version: string
  readonly evaluate: (surroundings: { clock: FakeClock; dice: Dice; fetch: unknown }) => Absmartly
}

/**
 * The prebuilt 1.2.4 sends no `publishedAt`, and Goalkeeper reports that. Clean visits use the npm package of 1.2.4.
 */
const LEFT_OUT = '1.2.4, prebuilt'

/** Loads all installed versions, oldest first. */
export function loadSdks(): Promise<LoadedSdk[]> {
  const versions = SDK_VERSIONS.filter(({ name }) => name !== LEFT_OUT)
  return Promise.all(
    versions.map(async ({ name, script }): Promise<LoadedSdk> => {
      const code = `${await script()}\n;return window.absmartly ?? absmartly`
      return {
        version: name.split(',', 1)[0] ?? name,
        evaluate: ({ clock, dice, fetch }) => {
          const window = { document: {}, navigator: {}, fetch, AbortController }
          // Evaluated in this realm, since the SDK doesn't accept properties from another realm.
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
            // Old versions log each failed attempt here.
            { error: nothing, warn: nothing },
          )
        },
      }
    }),
  )
}

const nothing = (): void => undefined
