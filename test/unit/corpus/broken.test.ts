/** Checks the hand-broken visits against their labels, without using the rules. */
import { describe, expect, it } from 'vitest'
import { requestOf } from '../../../core/attempt'
import type { DeliveryOutcome } from '../../../core/delivery/delivery'
import { publishesOf } from '../../../core/publish/read-capture'
import { goalVerdict, nameVerdict } from '../../../core/registry/verdict'
import { BROKEN } from '../../fixtures/corpus/broken'
import type { CorpusCase } from '../../fixtures/corpus/write-visits'
import { WORKSPACE } from '../../fixtures/corpus/registry'
import {
  type Label,
  type CorpusRuleId,
  CORPUS_RULES,
  seenVisit,
  type Visit,
} from '../../fixtures/corpus/visit'

const all: readonly (CorpusCase & { readonly rule: CorpusRuleId })[] = CORPUS_RULES.flatMap((rule) =>
  BROKEN[rule].map((one) => ({ ...one, rule })),
)
const isWrong = ({ visit }: CorpusCase): boolean => visit.labels.length > 0

/** Outcome of a labeled delivery, by rule. */
const OUTCOME_OF: Partial<Readonly<Record<CorpusRuleId, DeliveryOutcome>>> = {
  'publish-rejected': 'rejected',
  'publish-failed': 'failed',
  'never-delivered': 'unknown',
  'keepalive-too-large': 'tooLarge',
  'publish-blocked': 'blocked',
}

const goalsIn = (visit: Visit, request: number): readonly { readonly name: unknown }[] =>
  (JSON.parse(visit.requests[request]?.body ?? '{}') as { goals?: { name: unknown }[] }).goals ?? []

describe('hand-broken visits', () => {
  it.each(CORPUS_RULES)('have at least six cases and a counterexample for %s', (rule) => {
    expect(BROKEN[rule].filter(isWrong).length).toBeGreaterThanOrEqual(6)
    expect(BROKEN[rule].some((one) => !isWrong(one))).toBe(true)
    expect(new Set(BROKEN[rule].map(({ why }) => why)).size).toBe(BROKEN[rule].length)
  })

  it('have labels for existing requests and goals, each once', () => {
    for (const { visit, rule } of all) {
      const keys = visit.labels.map(({ request, goal }) => `${request} ${goal}`)
      expect(new Set(keys).size, visit.id).toBe(keys.length)
      for (const label of visit.labels) {
        expect(label.rule).toBe(rule)
        expect(visit.requests[label.request], visit.id).toBeDefined()
        if (label.goal !== null) expect(goalsIn(visit, label.request)[label.goal], visit.id).toBeDefined()
      }
    }
  })

  it('have requests in chronological order, each during its page', () => {
    for (const { visit } of all) {
      const times = visit.requests.map(({ at }) => at)
      expect(times, visit.id).toEqual(times.toSorted((one, other) => one - other))
      for (const { page, at } of visit.requests) {
        expect(visit.pages[page]?.startedAt, visit.id).toBeLessThanOrEqual(at)
        expect(visit.pages[page + 1]?.startedAt ?? Number.POSITIVE_INFINITY, visit.id).toBeGreaterThan(at)
      }
    }
  })

  it('have the outcomes of their labels and are accepted otherwise', () => {
    for (const { visit, rule } of all) {
      const { deliveries, statusOf } = seenVisit(visit)
      for (const delivery of deliveries) {
        const isLabelled = visit.labels.some(({ request }) => request + 1 === delivery.attempts[0].seq)
        const failedLoad = rule === 'context-failed' && isLabelled
        const expected = (isLabelled && OUTCOME_OF[rule]) || 'accepted'
        const { outcome, isSettled } = statusOf(delivery)
        expect(isSettled, visit.id).toBe(true)
        if (!failedLoad) expect(outcome, visit.id).toBe(expected)
      }
    }
  })

  it('have one delivery for all attempts of a publish', () => {
    for (const rule of ['publish-failed', 'publish-blocked', 'answer-not-json'] as const) {
      for (const { visit } of BROKEN[rule]) expect(seenVisit(visit).deliveries, visit.id).toHaveLength(1)
    }
  })

  it('have failed contexts only where they are labeled', () => {
    for (const { visit, rule } of all) {
      const { troubles } = seenVisit(visit)
      const labelled = rule === 'context-failed' ? visit.labels : []
      expect(
        troubles.map(({ kind, delivery }) => [kind, delivery.attempts[0].seq - 1]),
        visit.id,
      ).toEqual(labelled.map(({ request }) => ['failed', request]))
    }
  })

  it('have the verdicts of labels about goal names', () => {
    const verdicts = { 'unknown-goal': 'unknown', 'near-miss-goal': 'unknown', 'archived-goal': 'archived' }
    for (const [rule, verdict] of Object.entries(verdicts)) {
      for (const { visit } of BROKEN[rule as keyof typeof verdicts]) {
        visit.requests.forEach(({ url }, request) => {
          if (url !== 'https://acme.absmartly.io/v1/context') return
          goalsIn(visit, request).forEach(({ name }, goal) => {
            const expected = has(visit.labels, request, goal) ? verdict : 'known'
            expect(goalVerdict(String(name), url, [WORKSPACE]).verdict, `${visit.id} ${String(name)}`).toBe(
              expected,
            )
          })
        })
      }
    }
  })

  it('have known names for rules that aren’t about names', () => {
    const aboutGoals: readonly CorpusRuleId[] = [
      'unknown-goal',
      'near-miss-goal',
      'malformed-goal-name',
      'archived-goal',
    ]
    const aboutNames: readonly CorpusRuleId[] = [
      'application-name',
      'environment-name',
      'unit-type',
      'no-units',
    ]
    for (const { visit, rule } of all) {
      for (const attempt of seenVisit(visit).attempts) {
        const { url } = requestOf(attempt)
        for (const { goals, application, environment, units } of publishesOf(requestOf(attempt))) {
          const known = (list: Parameters<typeof nameVerdict>[0], name: string | null) =>
            expect(nameVerdict(list, name ?? '', url, [WORKSPACE]).verdict, visit.id).toMatch(
              /^(known|unchecked)$/,
            )
          if (!aboutGoals.includes(rule)) {
            for (const { name } of goals)
              expect(goalVerdict(name, url, [WORKSPACE]).verdict, `${visit.id} ${name}`).toMatch(
                /^(known|unchecked)$/,
              )
          }
          if (aboutNames.includes(rule)) continue
          known('applications', application)
          known('environments', environment)
          for (const { type } of units) known('unitTypes', type)
        }
      }
    }
  })
})

const has = (labels: readonly Label[], request: number, goal: number): boolean =>
  labels.some((label) => label.request === request && label.goal === goal)
