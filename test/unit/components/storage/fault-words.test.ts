import { describe, expect, it } from 'vitest'
import { faultLoss, faultName, faultNames } from '../../../../components/storage/fault-words'
import { THRESHOLDS } from '../../../../core/findings/settings'
import { message } from '../../../../core/message'
import { LIST_NAMES } from '../../../../core/registry/registry'
import { SETTING_KEYS, type StorageFault, type UnreadableValue } from '../../../../core/storage/fault'
import { say } from '../../../../locales/say'
import { ALL_SETTINGS } from '../../../../settings/all'

const fault = (more: Partial<UnreadableValue>): UnreadableValue => ({
  kind: 'value',
  database: 'workspaces',
  id: 'aside:1',
  of: 'registry',
  workspace: 'Blue Mug',
  fields: [],
  entries: 0,
  ...more,
})
const unusable = (database: StorageFault['database']): StorageFault => ({
  kind: 'database',
  database,
  reason: message('storage.reason.hangs', { ms: 3000 }),
})

describe('faultName', () => {
  it.each<[StorageFault, string]>([
    [unusable('workspaces'), 'Database of workspaces'],
    [unusable('settings'), 'Database of settings'],
    [fault({ of: 'workspaces' }), 'List of workspaces'],
    [fault({ of: 'workspace' }), 'Workspace “Blue Mug”'],
    [fault({ of: 'workspace', workspace: '' }), 'Workspace without a name'],
    [fault({ of: 'secret' }), 'Key of “Blue Mug”'],
    [fault({ of: 'secret', workspace: '' }), 'Key of an unknown workspace'],
    [fault({ fields: ['goals', 'metrics'] }), 'Goal list of “Blue Mug” (Goals and Metrics)'],
    [fault({ of: 'preferences', fields: ['theme'] }), 'Preferences (theme)'],
    [fault({ of: 'savedFilters', entries: 1 }), 'Saved filters (1 entry)'],
    [fault({ of: 'savedFilters', entries: 2 }), 'Saved filters (2 entries)'],
    [fault({ of: 'thresholds' }), 'Thresholds'],
    [fault({ of: 'other' }), 'Unknown data'],
    [fault({ of: 'other', fields: ['later'] }), 'Unknown data (later)'],
  ])('names %j', (one, name) => {
    expect(faultName(one)).toBe(name)
  })

  it('has words for every setting and every field', () => {
    const fields = [
      ...LIST_NAMES,
      'confirmed',
      ...Object.keys(THRESHOLDS),
      ...ALL_SETTINGS.flatMap(({ fallback }) =>
        Array.isArray(fallback) ? [] : Object.keys(fallback as object),
      ),
    ]
    for (const field of fields)
      expect(faultName(fault({ fields: [field] }))).not.toMatch(/\([a-z]+[A-Z]\w*\)|undefined/)
    for (const of of SETTING_KEYS) expect(faultName(fault({ of }))).toMatch(/^[A-Z][\w -]+$/)
  })
})

describe('faultNames', () => {
  const [a, b] = [fault({ of: 'workspaces' }), fault({ of: 'thresholds' })]

  it.each([
    [[a], 'List of workspaces'],
    [[a, b], 'List of workspaces and Thresholds'],
    [[a, b, b], 'List of workspaces, Thresholds, and Thresholds'],
    [[a, b, b, b], 'List of workspaces, Thresholds, and 2 more'],
  ])('names at most three', (faults, names) => {
    expect(faultNames(faults)).toBe(names)
  })
})

describe('faultLoss', () => {
  const kinds = ['workspaces', 'workspace', 'secret', 'registry', 'other', ...SETTING_KEYS] as const

  it.each([
    unusable('workspaces'),
    unusable('settings'),
    ...kinds.map((of) => fault({ of })),
    fault({ of: 'preferences', fields: ['theme'] }),
    fault({ of: 'savedFilters', entries: 2 }),
  ])('says what a reset deletes: %j', (one) => {
    expect(say(faultLoss(one))).toMatch(/A reset deletes/)
  })
})
