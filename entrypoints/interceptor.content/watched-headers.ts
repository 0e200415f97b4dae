import { HeaderLines, headerLinesOf, headerText, isHeaders } from './headers'
import { apply, arrayValues, defineProperty, isArray, iteratorSymbol, NativeHeaders } from './natives'
import { type Reads, valueFor, watchReads } from './watch-reads'

/** Headers for the browser to read in place of the page's, and the lines that the browser has read of them so far. */
export interface WatchedHeaders {
  readonly headers: unknown
  readonly lines: HeaderLines
}

/**
 * Has the browser read watched headers: `Headers`, an array of pairs, or an object with a property for each header.
 * Other iterables are left to the browser, and their lines stay empty.
 */
export function watchHeaders(headers: unknown, reads: Reads): WatchedHeaders {
  if (typeof headers !== 'object' || headers === null) return { headers, lines: new HeaderLines() }
  // Reading a `Headers` object runs no code of the page.
  if (isHeaders(headers)) return { headers, lines: headerLinesOf(headers) }
  const lines = new HeaderLines()
  return {
    headers: isArray(headers) ? watchPairs(headers, reads, lines) : watchRecord(headers, reads, lines),
    lines,
  }
}

function watchRecord(record: object, reads: Reads, lines: HeaderLines): object {
  return watchReads(record, reads, (key, value) => {
    if (typeof key === 'string') addHeader(lines, key, value)
    // The method of an iterable, such as a Map, does not accept the watched object as `this`.
    else if (key === iteratorSymbol && typeof value === 'function') {
      return () => apply(value as () => unknown, record, [])
    }
    return value
  })
}

function watchPairs(pairs: readonly unknown[], reads: Reads, lines: HeaderLines): object {
  return watchArray(pairs, reads, (_index, pair) => (isArray(pair) ? watchPair(pair, reads, lines) : pair))
}

function watchPair(pair: readonly unknown[], reads: Reads, lines: HeaderLines): object {
  let name: unknown
  return watchArray(pair, reads, (index, value) => {
    if (index === 0) name = value
    else if (index === 1 && typeof name === 'string') addHeader(lines, name, value)
    return value
  })
}

type MapElement = (index: number, value: unknown) => unknown

/** Has the browser read an array whose elements are passed to a function first. */
function watchArray(array: readonly unknown[], reads: Reads, map: MapElement): object {
  return watchReads(array, reads, (key, value) => {
    if (key !== iteratorSymbol || typeof value !== 'function') return value
    return value !== arrayValues && callsOwnIterators()
      ? () => apply(value as () => unknown, array, [])
      : () => iterate(array, reads, map)
  })
}

/**
 * Iterates as `Array.prototype[Symbol.iterator]` does, which reads the length before each element (ECMA-262, 23.1.5).
 * Calls none of the functions that the page may have replaced.
 */
function iterate(array: readonly unknown[], reads: Reads, map: MapElement): object {
  let index = 0
  return {
    __proto__: null,
    next() {
      try {
        if (index >= array.length) return { __proto__: null, done: true, value: undefined }
        const value = array[index]
        return { __proto__: null, done: false, value: valueFor(map, index++, value) }
      } catch (error) {
        reads.failed = true
        throw error
      }
    },
  }
}

let ownIterators: boolean | undefined

/**
 * Returns whether the browser calls an iterator that the page has given an array. Firefox 153 does (Web IDL, conversion
 * to a sequence); Chromium 156 reads the elements of an array in any case.
 */
function callsOwnIterators(): boolean {
  if (ownIterators === undefined) {
    ownIterators = false
    const next = () => ({ __proto__: null, done: (ownIterators = true) })
    const iterator = { __proto__: null, value: () => ({ __proto__: null, next }) }
    void new NativeHeaders(defineProperty([], iteratorSymbol, iterator))
  }
  return ownIterators
}

function addHeader(lines: HeaderLines, name: string, value: unknown): void {
  const text = headerText(value)
  if (text !== null) lines.add(name, text)
}
