/** The log of repeated end-to-end runs: one line per run, newest last, in `test/repeat-log.tsv`. */

/** One run of the end-to-end suite. */
export interface RepeatEntry {
  /** ISO 8601, UTC. */
  readonly date: string
  /** Abbreviated commit id, followed by `+` when the checkout had changes. */
  readonly commit: string
  readonly passed: number
  readonly failed: number
  readonly seconds: number
  /** Titles of the tests that failed. */
  readonly failures: readonly string[]
}

/** First line of a new log. */
export const LOG_HEADER = 'date\tcommit\tpassed\tfailed\tseconds\tfailures\n'

/** Returns the entry's line, with its line feed. */
export function formatEntry({ date, commit, passed, failed, seconds, failures }: RepeatEntry): string {
  const titles = failures.map((title) => title.replace(/[\t\n|]+/g, ' ')).join(' | ')
  return [date, commit, passed, failed, Math.round(seconds), titles].join('\t') + '\n'
}

/**
 * Counts the runs without a failure since the last run with one. A run that passed no test counts as failed.
 *
 * @throws {Error} when a line is not an entry, with its number
 */
export function passesInARow(log: string): number {
  let passes = 0
  for (const [index, line] of log.split('\n').entries()) {
    if (index === 0 || line === '') continue
    const [, , passed = '', failed = ''] = line.split('\t')
    if (!/^\d+$/.test(passed) || !/^\d+$/.test(failed)) {
      throw new Error(`Line ${index + 1} of the log is not a run: ${line}`)
    }
    passes = failed === '0' && passed !== '0' ? passes + 1 : 0
  }
  return passes
}
