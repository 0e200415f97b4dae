import { type Message, message } from '../message'
import { missingListMessage } from './needs'
import type { RegistryLookup } from '../registry/registry-lookup'
import type { Rule, Statement } from './rule'

/** A statement with the rule that made it. */
export interface RuleStatement {
  readonly rule: Rule
  readonly statement: Statement
}

/** A rule that did not run, with the reason. */
export interface NotRun {
  readonly rule: string
  readonly because: Message
}

/** Statements of rules about a subject, and the rules that threw. */
export interface RuleResults {
  readonly statements: readonly RuleStatement[]
  readonly failures: readonly NotRun[]
}

/** Empty result, shared because most subjects have it. */
export const NO_RESULTS: RuleResults = { statements: [], failures: [] }

/** Runs every rule. A rule that throws is reported as a failure and does not stop the others. */
export function runRules<Subject>(
  rules: readonly Rule[],
  check: (rule: Rule, subject: Subject) => readonly Statement[],
  subject: Subject,
): RuleResults {
  let statements: RuleStatement[] | null = null
  let failures: NotRun[] | null = null
  for (const rule of rules) {
    try {
      for (const statement of check(rule, subject)) (statements ??= []).push({ rule, statement })
    } catch (error) {
      const because = message('finding.lack.broken', { error: String(error) })
      ;(failures ??= []).push({ rule: rule.id, because })
    }
  }
  return statements || failures ? { statements: statements ?? [], failures: failures ?? [] } : NO_RESULTS
}

/**
 * Rules whose required lists are available for a collector, by the kind of subject that they check and by the input
 * that they follow (`once`: neither).
 */
export interface RunnableRules {
  readonly goal: RulesByInput
  readonly publish: RulesByInput
  readonly page: RulesByInput
}

interface RulesByInput {
  readonly once: readonly Rule[]
  readonly delivery: readonly Rule[]
  readonly record: readonly Rule[]
}

/** Returns the rules that can run for requests to a collector. */
export function runnableRules(
  rules: readonly Rule[],
  collectorUrl: string,
  lookup: RegistryLookup,
): RunnableRules {
  const runnable = rules.filter(({ needs = [] }) => missingListMessage(needs, collectorUrl, lookup) === null)
  const byInput = (check: 'goal' | 'publish' | 'page'): RulesByInput => {
    const checking = runnable.filter((rule) => rule[check])
    return {
      once: checking.filter(({ follows }) => follows === undefined),
      delivery: checking.filter(({ follows }) => follows === 'delivery'),
      record: checking.filter(({ follows }) => follows === 'record'),
    }
  }
  return { goal: byInput('goal'), publish: byInput('publish'), page: byInput('page') }
}

/** Returns, for each aspect, only the statements of the first rule in `order`. */
export function dedupeByAspect(
  statements: readonly RuleStatement[],
  order: ReadonlyMap<string, number>,
): readonly RuleStatement[] {
  if (statements.length < 2) return statements
  const rankOf = ({ rule }: RuleStatement) => order.get(rule.id) ?? 0
  const holders = new Map<string, string>()
  return statements
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .filter(({ rule, statement: { aspect = rule.id } }) => {
      const holder = holders.get(aspect)
      if (holder === undefined) holders.set(aspect, rule.id)
      return holder === undefined || holder === rule.id
    })
}
