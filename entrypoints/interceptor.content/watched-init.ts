import type { HeaderText } from './headers'
import { type Reads, watchReads } from './watch-reads'
import { watchHeaders } from './watched-headers'

/** Members of an init that the browser has read. A member that is not set is undefined. */
export interface InitReads extends Reads {
  method?: unknown
  body?: unknown
  keepalive?: unknown
  headers?: HeaderText
}

/** An init for the browser to read in place of the page's, and its reads so far. */
export interface WatchedInit {
  readonly init: object
  readonly reads: Readonly<InitReads>
}

/**
 * Has the browser read a watched init.
 *
 * @param needsHeaders called with the body when the browser reads the headers, which comes later: it reads the members
 *   of a dictionary in alphabetical order (Web IDL, conversion to a dictionary type). Returns whether to note the
 *   headers too.
 */
export function watchInit(init: object, needsHeaders: (body: unknown) => boolean): WatchedInit {
  const reads: InitReads = {}
  const watched = watchReads(init, reads, (key, value) => {
    if (value === undefined) return value
    if (key === 'method' || key === 'body' || key === 'keepalive') reads[key] = value
    if (key !== 'headers' || !needsHeaders(reads.body)) return value
    const { headers, lines } = watchHeaders(value, reads)
    reads.headers = lines
    return headers
  })
  return { init: watched, reads }
}
