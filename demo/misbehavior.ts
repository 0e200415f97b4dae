/** Rules that make the collector or the Web Console misbehave on matching requests. */
import type { DemoRequest } from './exchange.ts'

/**
 * One rule. `server`, `method` and `path` select requests, and `times` limits their number. The other fields set the
 * behavior and can be combined: the server first waits for the delay. Then it drops the connection, or replaces the
 * parts of the regular response that `status`, `body`, `contentType`, `redirectTo` and `headers` name.
 */
export interface Misbehavior {
  server: 'collector' | 'console'
  /** By default every method except OPTIONS, since a failed preflight would hide the response under test. */
  method?: string
  /** Start of the path, without the query. */
  path?: string
  /** Maximum number of requests; unlimited by default. */
  times?: number
  /** Without `body`, an error status comes with the server's own error body. */
  status?: number
  delayMs?: number
  /** A function is called once per response, for bodies that change or are too large to keep in memory. */
  body?: string | (() => string)
  contentType?: string
  /** Closes the connection without a response. */
  drop?: boolean
  /** Value of a Location header. The status is 302 unless `status` is set. */
  redirectTo?: string
  /** Additional headers, such as `{ 'retry-after': '3' }`. They override the response's own. */
  headers?: Readonly<Record<string, string>>
}

/** The active rules. The newest rule that matches a request applies. */
export class MisbehaviorRules {
  #rules: { rule: Misbehavior; left: number }[] = []

  /** Adds a rule, and returns the function that removes it. A second call of that function is a no-op. */
  add(rule: Misbehavior): () => void {
    const entry = { rule: { ...rule }, left: rule.times ?? Number.POSITIVE_INFINITY }
    this.#rules.unshift(entry)
    return () => {
      this.#rules = this.#rules.filter((other) => other !== entry)
    }
  }

  /** Returns the rule for a request, if any, and counts the request toward the rule's `times`. */
  take(server: Misbehavior['server'], request: DemoRequest): Misbehavior | undefined {
    const entry = this.#rules.find(({ rule, left }) => left > 0 && fits(rule, server, request))
    if (!entry) return undefined
    entry.left -= 1
    return entry.rule
  }
}

function fits(rule: Misbehavior, server: Misbehavior['server'], request: DemoRequest): boolean {
  if (rule.server !== server) return false
  if (rule.path !== undefined && !request.path.startsWith(rule.path)) return false
  return rule.method === undefined
    ? request.method !== 'OPTIONS'
    : rule.method.toUpperCase() === request.method
}
