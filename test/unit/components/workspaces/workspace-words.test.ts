import { describe, expect, it } from 'vitest'
import { formatAge } from '../../../../components/workspaces/age'
import { shortTime } from '../../../../components/shared/format-time'
import {
  checkedAgainst,
  needsCare,
  workspaceFacts,
  workspacesLine,
} from '../../../../components/workspaces/workspace-words'
import { message } from '../../../../core/message'
import type { Registry } from '../../../../core/registry/registry'
import type { WorkspaceState } from '../../../../core/registry/workspace'
import {
  FILE_SOURCE,
  knownOf,
  missingList,
  partOf,
  registryOf,
  workspaceOf,
  workspaceStateOf,
} from '../../../fixtures/make'

const NOW = new Date(2026, 10, 26, 12, 8).getTime()
const MINUTE = 60_000
const fetched = (more: Partial<Registry> = {}) => registryOf({ fetchedAt: NOW - 5 * MINUTE, ...more })
const stateOf = (more: Partial<WorkspaceState> = {}, registry: Registry | null = fetched()) =>
  workspaceStateOf(registry, more)
const problem = message('panel.problem', { reason: 'acme is offline' })
const beta = (more: Partial<WorkspaceState> = {}) =>
  stateOf({ workspace: workspaceOf({ id: 'b', name: 'beta' }), ...more })
const goalsAt = (got: number, total: number | null) => [{ list: 'goals', got, total } as const]

describe('the line of the registries', () => {
  it.each<[string, WorkspaceState[], string]>([
    ['none', [], 'No Web Console'],
    ['one', [stateOf()], 'acme: 2 goals · 5 min ago'],
    ['nothing yet', [stateOf({}, null)], 'acme: not fetched yet'],
    ['a fetch that begins', [stateOf({ progress: [] }, null)], 'acme: fetching…'],
    ['a fetch without a total', [stateOf({ progress: goalsAt(0, null) })], 'acme: fetching…'],
    [
      'a fetch of two lists',
      [stateOf({ progress: [...goalsAt(400, 4600), { list: 'metrics', got: 0, total: 400 }] })],
      'acme: fetching 400 of 5,000…',
    ],
    ['a problem, and nothing before it', [stateOf({ problem }, null)], 'acme: problem'],
    ['a problem, and an older list', [stateOf({ problem })], 'acme: 2 goals from 12:03 PM'],
    ['a list with a gap', [stateOf({}, fetched({ goals: partOf() }))], 'acme: list not complete'],
    ['two', [stateOf(), beta()], '2 workspaces'],
    ['two, one of them fetching', [stateOf(), beta({ progress: goalsAt(1, 9) })], 'beta: fetching 1 of 9…'],
    [
      'two, both fetching',
      [stateOf({ progress: goalsAt(1, 4) }), beta({ progress: goalsAt(1, 5) })],
      '2 workspaces: fetching 2 of 9…',
    ],
  ])('of %s', (_, states, line) => {
    expect(workspacesLine(states, NOW)).toBe(line)
  })
})

describe('a workspace at length', () => {
  const JUDGES = 'Judges what is sent to acme.absmartly.io.'
  it.each<[string, WorkspaceState, string[], boolean]>([
    ['nothing is wrong', stateOf(), [], false],
    [
      'a fetch failed',
      stateOf({ problem }),
      ['Goalkeeper could not do that: acme is offline', 'Names are judged by the list from 12:03 PM.'],
      true,
    ],
    ['the first failed', stateOf({ problem }, null), ['Goalkeeper could not do that: acme is offline'], true],
    [
      'metrics may not be seen',
      stateOf({}, fetched({ metrics: missingList() })),
      ['Metrics: No workspace is connected, so this name was not checked.'],
      true,
    ],
    [
      'experiments may not be seen',
      stateOf({}, fetched({ experiments: missingList() })),
      ['Running experiments: No workspace is connected, so this name was not checked.'],
      false,
    ],
    [
      'a file has no metrics',
      stateOf({ workspace: workspaceOf({ source: FILE_SOURCE }) }, fetched({ metrics: missingList() })),
      ['Metrics: No workspace is connected, so this name was not checked.'],
      false,
    ],
    [
      'the token ends in 59 minutes',
      stateOf({ expiresAt: NOW + 59 * MINUTE }),
      ['The token ends at 01:07 PM. Enter a new one before that.'],
      true,
    ],
    ['the token lasts an hour', stateOf({ expiresAt: NOW + 60 * MINUTE }), [], false],
    [
      'the token ended',
      stateOf({ expiresAt: NOW - 8 * MINUTE }),
      ['The token ended at 12:00 PM. Enter a new one.'],
      true,
    ],
  ])('when %s', (_, state, lines, care) => {
    expect(workspaceFacts(state, NOW)).toEqual([workspacesLine([state], NOW), ...lines, JUDGES])
    expect(needsCare(state, NOW)).toBe(care)
  })

  it('says so when it is set for no collector', () => {
    const state = stateOf({ workspace: workspaceOf({ collectors: [] }) })
    expect(workspaceFacts(state, NOW).at(-1)).toBe('Judges nothing yet: it is set for no collector.')
  })
})

describe('who has judged', () => {
  it.each([
    ['a console', knownOf(fetched()), 'By the registry of acme, fetched 5 min ago.'],
    [
      'a file',
      knownOf(fetched(), { source: FILE_SOURCE }),
      'By the file “goals.csv” of acme, from 5 min ago.',
    ],
    ['nobody', null, null],
    ['one without a registry', knownOf(null), null],
  ])('%s', (_, known, text) => {
    expect(checkedAgainst(known, NOW)).toBe(text)
  })
})

describe('ages and times', () => {
  it.each([
    [-MINUTE, 'just now'],
    [59_999, 'just now'],
    [MINUTE, '1 min ago'],
    [59 * MINUTE, '59 min ago'],
    [60 * MINUTE, '1 h ago'],
    [47 * 60 * MINUTE, '47 h ago'],
    [48 * 60 * MINUTE, '2 days ago'],
    [20 * 24 * 60 * MINUTE, '20 days ago'],
  ])('%d ms are %s', (age, text) => {
    expect(formatAge(NOW - age, NOW)).toBe(text)
  })

  it('says the day where it is another', () => {
    expect(shortTime(NOW, NOW)).toBe('12:08 PM')
    expect(shortTime(NOW - 24 * 60 * MINUTE, NOW)).toMatch(/Nov 25.*12:08/)
  })
})
