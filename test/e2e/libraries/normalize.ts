/**
 * Replaces what differs between two visits of the same page without Goalkeeper, and the one thing that differs with it.
 * Every other difference fails the comparison.
 */

/** Values of these keys are times or durations. */
const TIMES: readonly string[] = [
  'timestamp',
  'start_timestamp',
  'end_timestamp',
  'started',
  'sent_at',
  'date',
  'duration',
  'drift',
  'time_spent',
  'timestamp_ms',
  'format_version',
  '$sdk_debug_extensions_init_time_ms',
  // PostHog's limit of events refills with time.
  '$lib_rate_limit_remaining_tokens',
]

/** Members that only some visits have or whose values are measured: connections, paint times, memory, scrolling. */
const MEASURED: readonly string[] = [
  'connect',
  'dns',
  'ssl',
  'first_byte',
  'download',
  'worker',
  'redirect',
  'performance',
  'loading_time',
  'first_byte_time',
  'dom_complete',
  'dom_content_loaded',
  'dom_interactive',
  'first_contentful_paint',
  'largest_contentful_paint',
  'largest_contentful_paint_target_selector',
  'load_event',
  'cumulative_layout_shift',
  'cumulative_layout_shift_time',
  'in_foreground_periods',
  'page_states',
  'connectivity',
  // Absent until Datadog has measured the viewport.
  'display',
  // Number of a view's versions, which timers decide.
  'document_version',
]

/** Parts of strings that are random or times. */
const PATTERNS: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['<uuid>', /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g],
  // Sentry's random value, as a header and as a member.
  ['sample_rand=<random>', /sample_rand=0(?:\.\d+)?(?:e-\d+)?/g],
  // Trace and span ids: hexadecimal, or decimal in Datadog's headers.
  ['<id>', /(?<![0-9a-z])(?:[0-9a-f]{32}|[0-9a-f]{16})(?![0-9a-z])/g],
  // Bugsnag's ids.
  ['<cuid>', /(?<![0-9a-z])c[0-9a-z]{24}(?![0-9a-z])/g],
  ['<date>', /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g],
  ['<date>', /\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/g],
  ['<time>', /(?<!\d)1[789]\d{11}(?:\.\d+)?(?!\d)/g],
  // The frame of the observed function, on top of the stack of an error that the browser creates in a call of the page.
  ['', /\n +at Object\.apply \(goalkeeper-interceptor\.js:[^\n]*/g],
  ['', /apply@goalkeeper-interceptor\.js:[^\n]*\n/g],
]

/** Headers, as `name: value`, with random values. */
const RANDOM_HEADERS = /^(x-datadog-(?:trace|parent)-id): \d+$/

/** Keys with random numbers or strings. */
const RANDOM: readonly string[] = ['sample_rand', 'span_id', 'trace_id', '$insert_id']

/**
 * Returns a copy that is the same in every visit. `port` is the port of the page's server. Times, measurements and
 * random values are found by their keys only in what a library records and sends.
 */
export function normalized(value: unknown, port: string, owner: 'page' | 'library' = 'page'): unknown {
  const isLibrary = owner === 'library'
  const inText = (text: string): string => {
    let result = text.replaceAll(`:${port}`, ':0').replaceAll(`%3A${port}`, '%3A0')
    for (const [name, pattern] of PATTERNS) result = result.replaceAll(pattern, name)
    return result.replace(RANDOM_HEADERS, '$1: <id>')
  }
  const walk = (item: unknown, key: string): unknown => {
    if (isLibrary && TIMES.includes(key) && !isObject(item)) return '<time>'
    if (isLibrary && RANDOM.includes(key) && !isObject(item)) return '<random>'
    if (typeof item === 'string') return item === port ? '0' : inText(item)
    if (typeof item === 'number') return String(item) === port ? 0 : item > 1e9 ? '<time>' : item
    if (Array.isArray(item)) {
      return item.filter((each) => !isExtensionFrame(each)).map((each) => walk(each, ''))
    }
    if (!isObject(item)) return item
    const entries = Object.entries(item).filter(([name]) => !(isLibrary && MEASURED.includes(name)))
    return Object.fromEntries(entries.map(([name, each]) => [inText(name), walk(each, name)]))
  }
  return walk(value, '')
}

/** Sorts values whose order is random. */
export const sortedByText = <Item>(items: readonly Item[]): Item[] => {
  const keyed = items.map((item) => ({ item, text: JSON.stringify(item) }))
  return keyed.toSorted((a, b) => (a.text < b.text ? -1 : 1)).map(({ item }) => item)
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Returns whether a value is the stack frame of the observed function, in the form of Sentry, Rollbar or Bugsnag. */
function isExtensionFrame(value: unknown): boolean {
  if (!isObject(value)) return false
  const { filename, file } = value as { filename?: unknown; file?: unknown }
  return String(filename ?? file).endsWith('goalkeeper-interceptor.js')
}
