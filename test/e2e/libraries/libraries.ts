/** The libraries that are compared, and what each does on the page without Goalkeeper. */
import { readFileSync } from 'node:fs'

/** One library on one page. */
export interface ComparedLibrary {
  readonly name: string
  /** Name in `test/libraries/package.json`. */
  readonly dependency: string
  /** Name of the file in `test/libraries/pages`. */
  readonly page: string
  /** The library’s records, listed in `docs/unharmed.md`. */
  readonly records: string
  /** Number of records and of own requests, loaded before and after the SDK. Proves that the library runs. */
  readonly expected: Readonly<Record<LoadOrder, readonly [records: number, sent: number]>>
  /** Number of the records that the library adds when the page asks it to send. */
  readonly recordsAtEnd: number
  /** Headers that the library adds to the page's requests. */
  readonly headers: readonly string[]
  /** Whether the browser reports a failed fetch that nothing handles. Datadog handles it. */
  readonly reportsRejections: boolean
  /** Whether `npm test` compares it. The others are compared in `npm run test:full`. */
  readonly quick: boolean
}

/** Order of the scripts: the library is loaded before or after the SDK. */
export type LoadOrder = 'before' | 'after'

/** Defaults for a library that adds no headers and sends nothing. */
const library = (
  given: Pick<ComparedLibrary, 'name' | 'dependency' | 'page' | 'records' | 'expected'> &
    Partial<ComparedLibrary>,
): ComparedLibrary => ({ headers: [], recordsAtEnd: 0, reportsRejections: true, quick: false, ...given })

const sentry = (major: number, quick: boolean): ComparedLibrary =>
  library({
    name: `Sentry ${major}`,
    dependency: `sentry-${major}`,
    page: `sentry-${major}`,
    records: 'breadcrumbs, errors, spans, sessions',
    expected: { before: [major === 11 ? 15 : 16, 4], after: [major === 11 ? 13 : 14, 4] },
    headers: major === 6 ? ['sentry-trace'] : ['sentry-trace', 'baggage'],
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
    records: 'resources and errors',
    expected: { before: [17, 1], after: [17, 1] },
    headers: ['traceparent', 'x-datadog-trace-id'],
    reportsRejections: false,
    quick: true,
  }),
  library({
    name: 'OpenTelemetry fetch',
    dependency: '@opentelemetry/instrumentation-fetch',
    page: 'opentelemetry',
    records: 'spans',
    expected: { before: [14, 0], after: [12, 0] },
    headers: ['traceparent'],
  }),
  library({
    name: 'OpenTelemetry XHR',
    dependency: '@opentelemetry/instrumentation-xml-http-request',
    page: 'opentelemetry',
    records: 'spans',
    expected: { before: [14, 0], after: [12, 0] },
    headers: ['traceparent'],
  }),
  library({
    name: 'Bugsnag',
    dependency: '@bugsnag/js',
    page: 'bugsnag',
    records: 'breadcrumbs, errors, sessions',
    expected: { before: [19, 3], after: [17, 3] },
    recordsAtEnd: 1,
  }),
  library({
    name: 'PostHog',
    dependency: 'posthog-js',
    page: 'posthog',
    records: 'events and errors',
    expected: { before: [3, 3], after: [3, 3] },
    recordsAtEnd: 2,
    headers: ['x-posthog-session-id'],
  }),
  library({
    name: 'Rollbar',
    dependency: 'rollbar',
    page: 'rollbar',
    records: 'errors and their telemetry',
    expected: { before: [0, 2], after: [0, 2] },
  }),
  library({
    name: 'zone.js',
    dependency: 'zone.js',
    page: 'zone-js',
    records: 'tasks and errors',
    expected: { before: [19, 0], after: [19, 0] },
    quick: true,
  }),
  library({
    name: 'whatwg-fetch',
    dependency: 'whatwg-fetch',
    page: 'whatwg-fetch',
    records: 'responses',
    expected: { before: [3, 0], after: [3, 0] },
  }),
  library({
    name: 'axios',
    dependency: 'axios',
    page: 'axios',
    records: 'responses and errors, with both adapters',
    expected: { before: [10, 0], after: [10, 0] },
  }),
  library({
    name: 'ky',
    dependency: 'ky',
    page: 'ky',
    records: 'responses',
    expected: { before: [3, 0], after: [3, 0] },
  }),
  library({
    name: 'MSW',
    dependency: 'msw',
    page: 'msw',
    records: 'life cycle of each request',
    expected: { before: [45, 0], after: [45, 0] },
    quick: true,
  }),
  library({
    name: 'MSW’s interceptors',
    dependency: '@mswjs/interceptors',
    page: 'interceptors',
    records: 'requests and responses',
    expected: { before: [24, 0], after: [20, 0] },
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

/** Returns the table of `docs/unharmed.md`. */
export function tableOfLibraries(): string {
  const rows = LIBRARIES.map((compared) => [
    compared.name,
    `\`${versionOf(compared)}\``,
    `Requests, ${compared.records}`,
    compared.quick ? 'Chromium, `npm test`' : 'Chromium, `npm run test:full`',
  ])
  const lines = [['Library', 'Version', 'Compared', 'Where'], ['---', '---', '---', '---'], ...rows]
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
