/** Compares observables with and without Goalkeeper, and writes the table `name · without · with`. */
import { KNOWN_DIFFERENCES, type BrowserName } from './known-differences.ts'
import { normalize } from './normalizations.ts'
import type { Observables } from './page-tools.ts'

/** Maximum length of a value in the table and in messages, in characters. */
const MAX_SHOWN = 160
/** Number of characters shown before the first difference of two values. */
const BEFORE_DIFFERENCE = 40

/** One observable. A value is undefined if the observable is missing. */
interface Row {
  readonly name: string
  readonly without: unknown
  readonly with: unknown
}

/** Result of a comparison, as sentences. `problems` is empty if there are only known differences. */
export interface Comparison {
  readonly table: string
  readonly problems: readonly string[]
}

/**
 * Compares all observables. A difference is a problem unless `KNOWN_DIFFERENCES` explains it, and so is a known
 * difference that doesn't appear.
 */
export function compare(browser: BrowserName, plain: Observables, observed: Observables): Comparison {
  const [without, withGoalkeeper] = [normalize(plain), normalize(observed)]
  const names = new Set([...Object.keys(without), ...Object.keys(withGoalkeeper)])
  const rows = [...names].map((name) => ({ name, without: without[name], with: withGoalkeeper[name] }))
  const different = rows.filter((row) => JSON.stringify(row.without) !== JSON.stringify(row.with))
  const known = KNOWN_DIFFERENCES.filter(({ browsers }) => browsers.includes(browser))
  const explanationOf = (row: Row) =>
    known.find((difference) => difference.rows.test(row.name) && difference.explains(row.without, row.with))
  const unknown = different.filter((row) => !explanationOf(row))
  const seen = new Set(different.map(explanationOf))
  return {
    table: [...different, ...rows.filter((row) => !different.includes(row))].map(line).join('\n'),
    problems: [
      ...unknown.map((row) => `A page can notice Goalkeeper: ${line(row)}`),
      ...known
        .filter((difference) => !seen.has(difference))
        .map((difference) => `No longer differs: ${difference.title} (rows ${String(difference.rows)})`),
    ],
  }
}

function line({ name, without, with: withGoalkeeper }: Row): string {
  const [a, b] = [text(without), text(withGoalkeeper)]
  const start = Math.max(0, firstDifference(a, b) - BEFORE_DIFFERENCE)
  return [name, excerpt(a, start), a === b ? 'the same' : excerpt(b, start)].join(' · ')
}

const text = (value: unknown) => (value === undefined ? 'missing' : JSON.stringify(value))

function firstDifference(a: string, b: string): number {
  let index = 0
  while (index < a.length && a[index] === b[index]) index++
  return index === a.length && index === b.length ? 0 : index
}

function excerpt(value: string, start: number): string {
  const end = start + MAX_SHOWN
  return `${start > 0 ? '…' : ''}${value.slice(start, end)}${end < value.length ? '…' : ''}`
}
