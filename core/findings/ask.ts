import { type Message, message } from '../message'
import { lackOfList } from './needs'
import type { Judge } from '../registry/judge'
import type { Rule, Statement } from './rule'

/** What a rule said. */
export interface Told {
  readonly rule: Rule
  readonly statement: Statement
}

/** A rule that has not run, with the reason in words. */
export interface NotRun {
  readonly rule: string
  readonly because: Message
}

/** What rules said of a subject, and which of them threw. */
export interface Asked {
  readonly told: readonly Told[]
  readonly broken: readonly NotRun[]
}

/** Nobody had anything to say: of most subjects, so there is one for all. */
export const NOBODY: Asked = { told: [], broken: [] }

/** Asks each rule. One that throws is told of, and stops no other. */
export function askEach<Subject>(
  rules: readonly Rule[],
  check: (rule: Rule, subject: Subject) => readonly Statement[],
  subject: Subject,
): Asked {
  let told: Told[] | null = null
  let broken: NotRun[] | null = null
  for (const rule of rules) {
    try {
      for (const statement of check(rule, subject)) (told ??= []).push({ rule, statement })
    } catch (error) {
      const because = message('finding.lack.broken', { error: String(error) })
      ;(broken ??= []).push({ rule: rule.id, because })
    }
  }
  return told || broken ? { told: told ?? [], broken: broken ?? [] } : NOBODY
}

/** The rules that have what they need at a collector, by what they are asked of and what they follow. */
export interface RunningRules {
  readonly goal: Followers
  readonly publish: Followers
  readonly page: Followers
}

interface Followers {
  readonly once: readonly Rule[]
  readonly delivery: readonly Rule[]
  readonly record: readonly Rule[]
}

/** Which of the rules can run for what is sent to a collector. */
export function runningRules(rules: readonly Rule[], collectorUrl: string, judge: Judge): RunningRules {
  const able = rules.filter(({ needs = [] }) => lackOfList(needs, collectorUrl, judge) === null)
  const followers = (check: 'goal' | 'publish' | 'page'): Followers => {
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
export function firstOfEachSpot(told: readonly Told[], order: ReadonlyMap<string, number>): readonly Told[] {
  if (told.length < 2) return told
  const placeOf = ({ rule }: Told) => order.get(rule.id) ?? 0
  const holders = new Map<string, string>()
  return told
    .toSorted((one, other) => placeOf(one) - placeOf(other))
    .filter(({ rule, statement: { spot = rule.id } }) => {
      const holder = holders.get(spot)
      if (holder === undefined) holders.set(spot, rule.id)
      return holder === undefined || holder === rule.id
    })
}
