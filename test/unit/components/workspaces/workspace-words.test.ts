import { describe, expect, it } from 'vitest'
import { formatAge } from '../../../../components/workspaces/relative-time'
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
import { say, t } from '../../../../locales/say'
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

const minutes = (count: number) => t('panel.age.minutes', {}, count)

describe('workspacesLine', () => {
  it.each<[string, WorkspaceState[], string]>([
    ['no workspace', [], t('panel.registry.none')],
    ['a workspace', [stateOf()], t('panel.registry.fresh', { workspace: 'acme', age: minutes(5) }, 2)],
    ['a workspace without a list', [stateOf({}, null)], t('panel.registry.empty', { workspace: 'acme' })],
    [
      'the start of a fetch',
      [stateOf({ progress: [] }, null)],
      t('panel.registry.fetching', { workspace: 'acme' }),
    ],
    [
      'a fetch without a total',
      [stateOf({ progress: goalsAt(0, null) })],
      t('panel.registry.fetching', { workspace: 'acme' }),
    ],
    [
      'a fetch of two lists',
      [stateOf({ progress: [...goalsAt(400, 4600), { list: 'metrics', got: 0, total: 400 }] })],
      t('panel.registry.progress', { workspace: 'acme', got: 400, total: 5000 }),
    ],
    [
      'a problem without an older list',
      [stateOf({ problem }, null)],
      t('panel.registry.problem', { workspace: 'acme' }),
    ],
    [
      'a problem with an older list',
      [stateOf({ problem })],
      t('panel.registry.older', { workspace: 'acme', time: '12:03 PM' }, 2),
    ],
    [
      'an incomplete list',
      [stateOf({}, fetched({ goals: partOf() }))],
      t('panel.registry.incomplete', { workspace: 'acme' }),
    ],
    ['two workspaces', [stateOf(), beta()], t('panel.registry.several', {}, 2)],
    [
      'two workspaces, one fetching',
      [stateOf(), beta({ progress: goalsAt(1, 9) })],
      t('panel.registry.progress', { workspace: 'beta', got: 1, total: 9 }),
    ],
    [
      'two workspaces, both fetching',
      [stateOf({ progress: goalsAt(1, 4) }), beta({ progress: goalsAt(1, 5) })],
      t('panel.registry.progress', { workspace: t('panel.registry.several', {}, 2), got: 2, total: 9 }),
    ],
  ])('describes %s', (_, states, line) => {
    expect(workspacesLine(states, NOW)).toBe(line)
  })
})

describe('workspaceFacts and needsCare', () => {
  const collectors = t('panel.registry.collectors', { collectors: 'acme.absmartly.io' })
  const gap = (list: 'metrics' | 'experiments') =>
    t('panel.registry.gap', {
      list: t(`panel.registry.list.${list}`),
      reason: t('verdictReason.noRegistry'),
    })
  it.each<[string, WorkspaceState, string[], boolean]>([
    ['nothing is wrong', stateOf(), [], false],
    [
      'a fetch failed',
      stateOf({ problem }),
      [say(problem), t('panel.registry.olderInUse', { time: '12:03 PM' })],
      true,
    ],
    ['the first fetch failed', stateOf({ problem }, null), [say(problem)], true],
    ['metrics are missing', stateOf({}, fetched({ metrics: missingList() })), [gap('metrics')], true],
    [
      'experiments are missing',
      stateOf({}, fetched({ experiments: missingList() })),
      [gap('experiments')],
      false,
    ],
    [
      'metrics are missing in a file',
      stateOf({ workspace: workspaceOf({ source: FILE_SOURCE }) }, fetched({ metrics: missingList() })),
      [gap('metrics')],
      false,
    ],
    [
      'the token expires in 59 minutes',
      stateOf({ expiresAt: NOW + 59 * MINUTE }),
      [t('panel.registry.tokenEnds', { time: '01:07 PM' })],
      true,
    ],
    ['the token expires in an hour', stateOf({ expiresAt: NOW + 60 * MINUTE }), [], false],
    [
      'the token has expired',
      stateOf({ expiresAt: NOW - 8 * MINUTE }),
      [t('panel.registry.tokenEnded', { time: '12:00 PM' })],
      true,
    ],
  ])('describe the workspace when %s', (_case, state, lines, care) => {
    expect(workspaceFacts(state, NOW)).toEqual([workspacesLine([state], NOW), ...lines, collectors])
    expect(needsCare(state, NOW)).toBe(care)
  })

  it('say that a workspace has no collector', () => {
    const state = stateOf({ workspace: workspaceOf({ collectors: [] }) })
    expect(workspaceFacts(state, NOW).at(-1)).toBe(t('panel.registry.noCollector'))
  })
})

describe('checkedAgainst', () => {
  it.each<[string, Parameters<typeof checkedAgainst>[0], string | null]>([
    [
      'the list of a Web Console',
      knownOf(fetched()),
      t('detail.judgedBy', { workspace: 'acme', age: minutes(5) }),
    ],
    [
      'a file',
      knownOf(fetched(), { source: FILE_SOURCE }),
      t('detail.judgedByFile', { workspace: 'acme', file: 'goals.csv', age: minutes(5) }),
    ],
    ['no workspace', null, null],
    ['a workspace without a list', knownOf(null), null],
  ])('describes %s', (_case, known, text) => {
    expect(checkedAgainst(known, NOW)).toBe(text)
  })
})

describe('formatAge', () => {
  it.each([
    [-MINUTE, t('panel.age.now')],
    [59_999, t('panel.age.now')],
    [MINUTE, minutes(1)],
    [59 * MINUTE, minutes(59)],
    [60 * MINUTE, t('panel.age.hours', {}, 1)],
    [47 * 60 * MINUTE, t('panel.age.hours', {}, 47)],
    [48 * 60 * MINUTE, t('panel.age.days', {}, 2)],
    [20 * 24 * 60 * MINUTE, t('panel.age.days', {}, 20)],
  ])('formats %d ms as “%s”', (age, text) => {
    expect(formatAge(NOW - age, NOW)).toBe(text)
  })
})

describe('shortTime', () => {
  it('includes the date on another day', () => {
    expect(shortTime(NOW, NOW)).toBe('12:08 PM')
    expect(shortTime(NOW - 24 * 60 * MINUTE, NOW)).toMatch(/Nov 25.*12:08/)
  })
})
