import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { MessageKey } from '../../../../core/message'
import type { Registry } from '../../../../core/registry/registry'
import { CHECKED_LISTS, goalVerdict, nameVerdict, type Verdict } from '../../../../core/registry/verdict'
import type { Workspace } from '../../../../core/registry/workspace'
import {
  COLLECTOR,
  FILE_SOURCE,
  goalOf,
  itemOf,
  knownOf,
  listOf,
  metricOf,
  partOf,
  registryOf,
  workspaceOf,
} from '../../../fixtures/make'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const judge = (name: string, registry: Partial<Registry> = {}, workspace: Partial<Workspace> = {}) =>
  goalVerdict(name, COLLECTOR, [knownOf(registryOf(registry), workspace)])

describe('goalVerdict', () => {
  it.each<[string, Verdict]>([
    ['add_to_cart', 'known'],
    ['old_goal', 'archived'],
    ['add_to_basket', 'unknown'],
    ['Add_to_cart', 'unknown'],
    ['add_to_cart ', 'unknown'],
    ['', 'unknown'],
    ['__proto__', 'unknown'],
    ['constructor', 'unknown'],
  ])('returns for %j: %s', (name, verdict) => {
    expect(judge(name)).toEqual({
      verdict,
      label: { key: `verdict.${verdict}` },
      reason: { key: `verdictReason.${verdict}`, values: { workspace: 'acme' } },
      workspace: workspaceOf(),
    })
  })

  it('returns known when an active and an archived goal have the same name', () => {
    const goals = listOf(goalOf(1, 'a', { archived: true }), goalOf(2, 'a'))
    expect(judge('a', { goals }).verdict).toBe('known')
  })

  const gap = { metrics: listOf(metricOf(1, 99)) }
  const confirmed = [
    { name: 'hidden', goalId: 7 },
    { name: 'old_goal', goalId: 12 },
  ]
  it.each<[string, string, Partial<Registry>, Partial<Workspace>, Verdict, MessageKey]>([
    [
      'a key that sees some teams only',
      'x',
      {},
      { seesPart: true },
      'notVisible',
      'verdictReason.notVisible',
    ],
    [
      'a key that the registry shows to see some goals only',
      'x',
      gap,
      {},
      'notVisible',
      'verdictReason.notVisible',
    ],
    ['such a key and a visible goal', 'add_to_cart', gap, { seesPart: true }, 'known', 'verdictReason.known'],
    ['such a key and an archived goal', 'old_goal', gap, {}, 'archived', 'verdictReason.archived'],
    [
      'such a key and a workspace that creates goals',
      'x',
      gap,
      { createsGoals: true },
      'notVisible',
      'verdictReason.notVisible',
    ],
    [
      'a workspace that creates goals',
      'x',
      {},
      { createsGoals: true },
      'unknown',
      'verdictReason.willBeCreated',
    ],
    ['a file', 'x', {}, { source: FILE_SOURCE }, 'unknown', 'verdictReason.notInFile'],
    [
      'a file that creates goals',
      'x',
      {},
      { source: FILE_SOURCE, createsGoals: true },
      'unknown',
      'verdictReason.willBeCreated',
    ],
    [
      'a goal confirmed by events',
      'hidden',
      { confirmed },
      { seesPart: true },
      'known',
      'verdictReason.confirmed',
    ],
    [
      'a goal confirmed by events and an incomplete list',
      'hidden',
      { confirmed, goals: partOf() },
      {},
      'known',
      'verdictReason.confirmed',
    ],
    [
      'an archived goal confirmed by events',
      'old_goal',
      { confirmed },
      {},
      'archived',
      'verdictReason.archived',
    ],
  ])('with %s returns for %j: $4', (_, name, registry, workspace, verdict, reason) => {
    expect(judge(name, registry, workspace)).toMatchObject({ verdict, reason: { key: reason } })
  })

  it('returns unknown with the label “will be created” when the workspace creates goals', () => {
    expect(judge('x', {}, { createsGoals: true })).toMatchObject({
      verdict: 'unknown',
      label: { key: 'verdict.willBeCreated' },
    })
  })

  it.each<[string, Verdict]>([
    ['add_to_cart', 'known'],
    ['old_goal', 'unchecked'],
    ['add_to_basket', 'unchecked'],
  ])('with an incomplete list returns for %j: %s', (name, verdict) => {
    const goals = partOf(goalOf(11, 'add_to_cart'), goalOf(12, 'old_goal', { archived: true }))
    const key = verdict === 'known' ? 'verdictReason.known' : 'verdictReason.incomplete'
    expect(judge(name, { goals }, { createsGoals: true })).toMatchObject({ verdict, reason: { key } })
  })

  it('with an incomplete list only ever returns known or unchecked', () => {
    const item = fc.record({ id: fc.nat(), name: fc.string(), archived: fc.boolean() })
    fc.assert(
      fc.property(
        fc.array(item),
        fc.string(),
        fc.boolean(),
        fc.boolean(),
        (items, name, seesPart, createsGoals) => {
          const goals = partOf(...items.map((one) => goalOf(one.id, one.name, one)))
          for (const each of [name, ...items.map((one) => one.name)]) {
            expect(['known', 'unchecked']).toContain(
              judge(each, { goals }, { seesPart, createsGoals }).verdict,
            )
          }
        },
      ),
    )
  })
})

describe('verdicts without a registry for the collector', () => {
  it.each([
    ['without a workspace', COLLECTOR, [], { key: 'verdictReason.noRegistry' }, null],
    [
      'without a workspace for this collector',
      'https://other.absmartly.io:8443/context',
      [knownOf()],
      { key: 'verdictReason.noWorkspace', values: { collector: 'other.absmartly.io:8443' } },
      null,
    ],
    [
      'before the first fetch',
      COLLECTOR,
      [knownOf(null)],
      { key: 'verdictReason.notFetched', values: { workspace: 'acme' } },
      workspaceOf(),
    ],
  ])('are unchecked %s', (_, url, workspaces, reason, workspace) => {
    const unchecked = { verdict: 'unchecked', label: { key: 'verdict.unchecked' }, reason, workspace }
    expect(goalVerdict('add_to_cart', url, workspaces)).toEqual(unchecked)
    for (const list of CHECKED_LISTS) expect(nameVerdict(list, 'shop', url, workspaces)).toEqual(unchecked)
  })

  it('are those of the collector’s own workspace', () => {
    const other = { id: 'other', name: 'other', collectors: ['other.absmartly.io'] }
    const known = [knownOf(), knownOf(registryOf({ goals: listOf(goalOf(1, 'theirs')) }), other)]
    expect(goalVerdict('theirs', COLLECTOR, known).verdict).toBe('unknown')
    const theirs = goalVerdict('theirs', 'https://other.absmartly.io/v1/context', known)
    expect(theirs).toMatchObject({ verdict: 'known', workspace: { name: 'other' } })
  })
})

describe('nameVerdict', () => {
  const items = [itemOf(1, 'shop'), itemOf(2, 'old', true), itemOf(3, 'both', true), itemOf(4, 'both')]
  const cases = CHECKED_LISTS.flatMap((list) =>
    (
      [
        ['shop', true, 'known'],
        ['both', true, 'known'],
        ['Shop', true, 'unknown'],
        ['constructor', true, 'unknown'],
        ['old', true, 'archived'],
        ['shop', false, 'known'],
        ['Shop', false, 'unchecked'],
        ['old', false, 'unchecked'],
      ] as const
    ).map(([name, complete, verdict]) => [list, name, complete, verdict] as const),
  )

  it.each(cases)('returns for $1 in $0 (complete: $2): $3', (list, name, complete, verdict) => {
    const typed = items.map((item) => ({ ...item, type: null }))
    const registry = registryOf({ [list]: complete ? listOf(...typed) : partOf(...typed) })
    // Partial visibility of goals doesn't affect these lists.
    expect(nameVerdict(list, name, COLLECTOR, [knownOf(registry, { seesPart: true })])).toEqual({
      verdict,
      label: { key: `nameVerdict.${list}.${verdict}` },
      reason: { key: `nameReason.${list}.${verdict}`, values: { name, workspace: 'acme' } },
      workspace: workspaceOf({ seesPart: true }),
    })
  })
})
