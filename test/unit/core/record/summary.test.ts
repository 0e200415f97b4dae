import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Capture } from '../../../../core/capture'
import { addSummaries, summarize, type Summary } from '../../../../core/record/summary'
import { jsonBody, knownOf, publishWith, seenAttempt } from '../../../fixtures/make'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const WORKSPACES = [knownOf()]
const NOTHING: Summary = {
  goals: 0,
  verdicts: { unknown: 0, notVisible: 0, archived: 0, known: 0, unchecked: 0 },
  publishesWithGoals: 0,
  publishesWithoutGoals: 0,
  unreadable: 0,
}
const publish = (...names: string[]): Partial<Capture> => ({ body: jsonBody(publishWith(names)) })
const BATCH: Partial<Capture> = {
  body: jsonBody({ requests: [publishWith(['add_to_cart']), publishWith([])] }),
}

describe('summarize', () => {
  it.each<[string, Partial<Capture>[], object]>([
    ['nothing', [], {}],
    [
      'goals by verdict',
      [publish('add_to_cart', 'add_to_basket', 'old_goal', 'add_to_cart')],
      {
        goals: 4,
        publishesWithGoals: 1,
        verdicts: { ...NOTHING.verdicts, unknown: 1, archived: 1, known: 2 },
      },
    ],
    [
      'a goal of another workspace',
      [{ ...publish('add_to_cart'), url: 'https://other.absmartly.io/v1/context' }],
      { goals: 1, publishesWithGoals: 1, verdicts: { ...NOTHING.verdicts, unchecked: 1 } },
    ],
    ['a publish with exposures only', [publish()], { publishesWithoutGoals: 1 }],
    [
      'a context request',
      [
        {
          method: 'GET',
          url: 'https://acme.absmartly.io/v1/context?application=shop&environment=production',
          body: { encoding: 'none', why: 'absent' },
        },
      ],
      {},
    ],
    ['a context creation', [{ method: 'POST', body: jsonBody({ units: [] }) }], {}],
    ['an unreadable publish', [{ body: { encoding: 'none', why: 'stream' } }], { unreadable: 1 }],
    [
      'each publish of a batch',
      [BATCH],
      {
        goals: 1,
        publishesWithGoals: 1,
        publishesWithoutGoals: 1,
        verdicts: { ...NOTHING.verdicts, known: 1 },
      },
    ],
  ])('counts %s', (_, captures, counts) => {
    const made = captures.map((more, index) => seenAttempt(index + 1, more))
    expect(summarize(made, WORKSPACES)).toEqual({ ...NOTHING, ...counts })
  })

  it.each([
    ['without a workspace', []],
    ['before the first fetch', [knownOf(null)]],
  ])('counts every goal as unchecked %s', (_, workspaces) => {
    const { verdicts } = summarize([seenAttempt(1, publish('add_to_cart', 'x'))], workspaces)
    expect(verdicts).toEqual({ ...NOTHING.verdicts, unchecked: 2 })
  })

  it('counts goals that a key cannot see separately', () => {
    const workspaces = [knownOf(undefined, { seesPart: true })]
    const { verdicts } = summarize([seenAttempt(1, publish('add_to_cart', 'x', 'old_goal'))], workspaces)
    expect(verdicts).toEqual({ ...NOTHING.verdicts, known: 1, notVisible: 1, archived: 1 })
  })
})

describe('addSummaries', () => {
  it('gives the summary of the whole for any split', () => {
    const kinds: Partial<Capture>[] = [
      publish('add_to_cart'),
      publish('add_to_basket', 'old_goal'),
      publish(),
      BATCH,
      { body: { encoding: 'none', why: 'stream' } },
      { ...publish('x'), url: 'https://other.absmartly.io/context' },
    ]
    const captures = fc
      .array(fc.constantFrom(...kinds))
      .map((all) => all.map((more, index) => seenAttempt(index, more)))
    fc.assert(
      fc.property(captures, fc.nat(10), fc.boolean(), (all, at, connected) => {
        const known = connected ? WORKSPACES : []
        const parts = [summarize(all.slice(0, at), known), summarize(all.slice(at), known)] as const
        expect(addSummaries(...parts)).toEqual(summarize(all, known))
      }),
    )
  })
})
