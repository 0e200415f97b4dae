/** Telling the collector or the Web Console to misbehave, per request. */
import type { DemoRequest } from './exchange.ts'

/**
 * One rule. `server`, `method` and `path` say which requests it is for, `times` how often; the rest is what happens.
 * The parts combine: a delay comes first, then the drop, else each of `status`, `body`, `contentType`, `redirectTo`
 * and `headers` replaces that part of the honest answer.
 */
export interface Misbehavior {
  server: 'collector' | 'console'
  /** Without it every method except OPTIONS: a spoilt preflight would hide the answer that is being tried out. */
  method?: string
  /** Start of the path, without the query. */
  path?: string
  /** How many requests it is for; without it, all. */
  times?: number
  /** Without `body`, an error status comes with that server's own error body. */
  status?: number
  delayMs?: number
  /** A function is called once for each answer: for bodies that change, or are too large to keep. */
  body?: string | (() => string)
  contentType?: string
  /** Ends the connection without an answer. */
  drop?: boolean
  /** Value of a Location header; the status is 302 unless `status` says otherwise. */
  redirectTo?: string
  /** More headers, such as `{ 'retry-after': '3' }`; they win over the answer's own. */
  headers?: Readonly<Record<string, string>>
}

/** The rules in force. The newest that fits a request is the one that counts. */
export class MisbehaviorRules {
  #rules: { rule: Misbehavior; left: number }[] = []

  /** Puts a rule in force. Returns the function that ends it; calling that twice does no harm. */
  add(rule: Misbehavior): () => void {
    const entry = { rule: { ...rule }, left: rule.times ?? Number.POSITIVE_INFINITY }
    this.#rules.unshift(entry)
    return () => {
      this.#rules = this.#rules.filter((other) => other !== entry)
    }
  }

  /** The rule for this request, if any; one of its `times` is used up. */
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
