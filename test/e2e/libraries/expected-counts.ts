/**
 * Numbers of what each library records, sends and adds to the page's requests without Goalkeeper. They show that the
 * library runs and observes the requests.
 */
import type { BrowserName, ComparedLibrary, LoadOrder } from './libraries.ts'

/** Numbers of one visit. */
export interface Counts {
  /** Numbers of the library's records, by kind. */
  readonly records: Readonly<Record<string, number>>
  /** Number of the library's requests, or of the items in its batches. */
  readonly sent: number
  /** Number of messages in the console, for example about failed requests. */
  readonly messages: number
  /** Numbers of the page's requests that have a header of the library. */
  readonly headers: Readonly<Record<string, number>>
}

/** The numbers of a library that is loaded before the SDK, and how those of other visits differ. */
interface LibraryCounts {
  readonly records: Counts['records']
  readonly sent?: number
  readonly messages?: number
  readonly headers?: Counts['headers']
  /**
   * Set if the library doesn't see the SDK's requests when it is loaded after the SDK, which keeps the `fetch` that it
   * found. The headers are missing then, and two records of each of these kinds.
   */
  readonly afterSdk?: { readonly missingKinds: readonly string[] }
  /** Numbers that differ in Firefox. */
  readonly firefox?: Partial<Omit<Counts, 'headers'>>
}

/** Two for each of three requests without CORS headers, and one for an unhandled rejection. */
const PAGE_MESSAGES = 7

/** Firefox reports two of these requests only once, unless they have a header of the library. */
const WITHOUT_HEADERS = { firefox: { messages: 5 } }

/** A context load and a publish. */
const SDK_REQUESTS = 2

/** Returns the numbers of a visit. */
export function expectedCounts({ page }: ComparedLibrary, order: LoadOrder, browser: BrowserName): Counts {
  const found = EXPECTED[page]
  if (!found) throw new Error(`expected-counts.ts has no ${page}`)
  const { headers = {}, afterSdk, firefox, ...own } = found
  const counts = { sent: 0, messages: PAGE_MESSAGES, ...own }
  const inBrowser = browser === 'firefox' ? { ...counts, ...firefox } : counts
  if (order === 'before' || !afterSdk) return { ...inBrowser, headers }
  return {
    ...inBrowser,
    records: lessSdk(inBrowser.records, (kind) => afterSdk.missingKinds.includes(kind)),
    headers: lessSdk(headers, () => true),
  }
}

const lessSdk = (counts: Readonly<Record<string, number>>, isLess: (name: string) => boolean) =>
  Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [name, isLess(name) ? count - SDK_REQUESTS : count]),
  )

const sentryRecords = { 'fetch breadcrumb': 11, 'xhr breadcrumb': 3, 'sentry.event breadcrumb': 1 }

const sentry: LibraryCounts = {
  records: { ...sentryRecords, 'sentry.transaction breadcrumb': 1 },
  sent: 4,
  headers: { 'sentry-trace': 9, baggage: 9 },
  afterSdk: { missingKinds: ['fetch breadcrumb'] },
}

/** Two more requests of the page fail: one with status 404, which Chromium reports, and one without CORS headers. */
const client: LibraryCounts = { records: { response: 3 }, messages: 10, firefox: { messages: 6 } }

/** By page. */
const EXPECTED: Readonly<Record<string, LibraryCounts>> = {
  'sentry-6': { ...sentry, headers: { 'sentry-trace': 9 } },
  'sentry-7': sentry,
  'sentry-8': sentry,
  'sentry-9': sentry,
  'sentry-10': sentry,
  'sentry-11': { ...sentry, records: sentryRecords },
  datadog: {
    records: {
      'document resource': 1,
      'js resource': 3,
      'fetch resource': 11,
      'xhr resource': 3,
      'beacon resource': 1,
    },
    sent: 20,
    // It handles the rejection.
    messages: 6,
    headers: { traceparent: 9, 'x-datadog-trace-id': 9 },
    afterSdk: { missingKinds: [] },
    firefox: {
      // One more script (see console-calls.ts), and another name for the beacon.
      records: {
        'document resource': 1,
        'js resource': 4,
        'fetch resource': 11,
        'xhr resource': 3,
        'other resource': 1,
      },
      sent: 21,
      messages: 6,
    },
  },
  'opentelemetry-fetch': {
    records: { span: 11 },
    headers: { traceparent: 7 },
    afterSdk: { missingKinds: ['span'] },
  },
  'opentelemetry-xhr': { records: { span: 3 }, headers: { traceparent: 2 }, ...WITHOUT_HEADERS },
  bugsnag: {
    records: { 'navigation breadcrumb': 3, 'request breadcrumb': 14, 'error breadcrumb': 2 },
    sent: 3,
    afterSdk: { missingKinds: ['request breadcrumb'] },
    ...WITHOUT_HEADERS,
  },
  posthog: {
    records: { $pageview: 1, $exception: 1, done: 1 },
    sent: 3,
    messages: 6,
    headers: { 'x-posthog-session-id': 9 },
    afterSdk: { missingKinds: [] },
    firefox: { messages: 7 },
  },
  rollbar: {
    records: {
      'uncaught error': 1,
      error: 1,
      'network telemetry': 14,
      'error telemetry': 1,
    },
    sent: 2,
    afterSdk: { missingKinds: ['network telemetry'] },
    ...WITHOUT_HEADERS,
  },
  'zone-js': { records: { scheduled: 10, invoked: 9 }, ...WITHOUT_HEADERS },
  'whatwg-fetch': client,
  axios: {
    records: { 'xhr response': 2, 'xhr error': 3, 'fetch response': 2, 'fetch error': 3 },
    messages: 13,
    firefox: { messages: 8 },
  },
  ky: client,
  msw: {
    records: { 'request:start': 15, 'request:match': 1, 'request:unhandled': 14, 'request:end': 15 },
    messages: 18,
    firefox: {
      records: { 'request:start': 13, 'request:match': 1, 'request:unhandled': 12, 'request:end': 13 },
      messages: 23,
    },
  },
  interceptors: {
    records: { request: 14, response: 10 },
    afterSdk: { missingKinds: ['request', 'response'] },
    ...WITHOUT_HEADERS,
  },
}
