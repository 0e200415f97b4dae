/** The libraries that are compared. */
import { readFileSync } from 'node:fs'

import { rumEvents } from './batches.ts'

/** One library on one page. */
export interface ComparedLibrary {
  readonly name: string
  /** Name in `test/libraries/package.json`. */
  readonly dependency: string
  /** Name of the file in `test/libraries/pages`. */
  readonly page: string
  /** The library’s records, listed in `docs/unharmed/libraries.md`. */
  readonly records: string
  /** Number of the records that the library adds when the page asks it to send. */
  readonly recordsAtEnd: number
  /** Why the records of different requests are in random order, without Goalkeeper too. */
  readonly randomOrder?: string
  /** Returns the items of the library's batches, from the bodies of its requests. */
  readonly batches?: (bodies: readonly unknown[]) => readonly unknown[]
  /** Whether the browser reports a failed fetch that nothing handles. Datadog handles it. */
  readonly reportsRejections: boolean
  /** Whether `npm test` compares it. The others are compared in `npm run test:full`. */
  readonly quick: boolean
}

/** Order of the scripts: the library is loaded before or after the SDK. */
export type LoadOrder = 'before' | 'after'

/** A browser in which libraries are compared. */
export type BrowserName = 'chromium' | 'firefox'

/** Defaults for a library that records in order and sends nothing at the end. */
const library = (
  given: Pick<ComparedLibrary, 'name' | 'dependency' | 'page' | 'records'> & Partial<ComparedLibrary>,
): ComparedLibrary => ({ recordsAtEnd: 0, reportsRejections: true, quick: false, ...given })

const sentry = (major: number, quick: boolean): ComparedLibrary =>
  library({
    name: `Sentry ${major}`,
    dependency: `sentry-${major}`,
    page: `sentry-${major}`,
    records: 'breadcrumbs, errors, spans, sessions',
    quick,
  })

/** In the order of the table. */
export const LIBRARIES: readonly ComparedLibrary[] = [
  sentry(6, false),
  sentry(7, true),
  sentry(8, false),
  sentry(9, false),
  sentry(10, true),
  sentry(11, true),
  library({
    name: 'Datadog RUM',
    dependency: '@datadog/browser-rum',
    page: 'datadog',
    records: 'resources, errors, views',
    randomOrder: 'waits for the browser’s timing of each request, with a timer',
    batches: rumEvents,
    reportsRejections: false,
    quick: true,
  }),
  library({
    name: 'OpenTelemetry fetch',
    dependency: '@opentelemetry/instrumentation-fetch',
    page: 'opentelemetry-fetch',
    records: 'spans',
  }),
  library({
    name: 'OpenTelemetry XHR',
    dependency: '@opentelemetry/instrumentation-xml-http-request',
    page: 'opentelemetry-xhr',
    records: 'spans',
  }),
  library({
    name: 'Bugsnag',
    dependency: '@bugsnag/js',
    page: 'bugsnag',
    records: 'breadcrumbs, errors, sessions',
    recordsAtEnd: 1,
  }),
  library({
    name: 'PostHog',
    dependency: 'posthog-js',
    page: 'posthog',
    records: 'events and errors',
    recordsAtEnd: 1,
  }),
  library({
    name: 'Rollbar',
    dependency: 'rollbar',
    page: 'rollbar',
    records: 'errors and their telemetry',
    recordsAtEnd: 1,
  }),
  library({
    name: 'zone.js',
    dependency: 'zone.js',
    page: 'zone-js',
    records: 'tasks and errors',
    quick: true,
  }),
  library({
    name: 'whatwg-fetch',
    dependency: 'whatwg-fetch',
    page: 'whatwg-fetch',
    records: 'responses',
  }),
  library({
    name: 'axios',
    dependency: 'axios',
    page: 'axios',
    records: 'responses and errors, with both adapters',
  }),
  library({
    name: 'ky',
    dependency: 'ky',
    page: 'ky',
    records: 'responses',
  }),
  library({
    name: 'MSW',
    dependency: 'msw',
    page: 'msw',
    records: 'life cycle of each request',
    randomOrder: 'its service worker handles the beacon and the next request at the same time',
    quick: true,
  }),
  library({
    name: 'MSW’s interceptors',
    dependency: '@mswjs/interceptors',
    page: 'interceptors',
    records: 'requests and responses',
  }),
]

/** Returns the exact version of a dependency. */
export function versionOf({ dependency }: ComparedLibrary): string {
  const file = new URL('../../libraries/package.json', import.meta.url)
  const { dependencies } = JSON.parse(readFileSync(file, 'utf8')) as { dependencies: Record<string, string> }
  const version = dependencies[dependency]?.split('@').at(-1)
  if (version === undefined) throw new Error(`test/libraries/package.json has no ${dependency}`)
  return version
}

/** Returns the table of `docs/unharmed/libraries.md`. */
export function tableOfLibraries(): string {
  const rows = LIBRARIES.map((compared) => [
    compared.name,
    `\`${versionOf(compared)}\``,
    `${compared.records}${compared.randomOrder === undefined ? '' : ' (in any order)'}`,
    compared.quick ? '`npm test`' : '`npm run test:full`',
    '`npm run test:full`',
  ])
  const head = ['Library', 'Version', 'Records', 'In Chromium', 'In Firefox']
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
