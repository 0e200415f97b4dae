import { type Message, message } from '../message'
import { missingListMessage } from './needs'
import type { RegistryLookup } from '../registry/registry-lookup'
import type { Rule, Statement } from './rule'

/** What a rule said. */
export interface RuleStatement {
  readonly rule: Rule
  readonly statement: Statement
}

/** A rule that has not run, with the reason in words. */
export interface NotRun {
  readonly rule: string
  readonly because: Message
}

/** What rules said of a subject, and which of them threw. */
export interface RuleResults {
  readonly statements: readonly RuleStatement[]
  readonly failures: readonly NotRun[]
}

/** Nobody had anything to say: of most subjects, so there is one for all. */
export const NO_RESULTS: RuleResults = { statements: [], failures: [] }

/** Asks each rule. One that throws is told of, and stops no other. */
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

/** The rules that have what they need at a collector, by what they are asked of and what they follow. */
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

/** Which of the rules can run for what is sent to a collector. */
export function runnableRules(
  rules: readonly Rule[],
  collectorUrl: string,
  lookup: RegistryLookup,
): RunnableRules {
  const able = rules.filter(({ needs = [] }) => missingListMessage(needs, collectorUrl, lookup) === null)
  const followers = (check: 'goal' | 'publish' | 'page'): RulesByInput => {
    const checking = able.filter((rule) => rule[check])
    return {
      once: checking.filter(({ follows }) => follows === undefined),
      delivery: checking.filter(({ follows }) => follows === 'delivery'),
      record: checking.filter(({ follows }) => follows === 'record'),
    }
  }
  return { goal: followers('goal'), publish: followers('publish'), page: followers('page') }
}

/** Of several rules that speak of one spot the first one in their order. */
export function dedupeByAspect(
  statements: readonly RuleStatement[],
  order: ReadonlyMap<string, number>,
): readonly RuleStatement[] {
  if (statements.length < 2) return statements
  const placeOf = ({ rule }: RuleStatement) => order.get(rule.id) ?? 0
  const holders = new Map<string, string>()
  return statements
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .filter(({ rule, statement: { aspect = rule.id } }) => {
      const holder = holders.get(aspect)
      if (holder === undefined) holders.set(aspect, rule.id)
      return holder === undefined || holder === rule.id
    })
}
