// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { SettingsUpdate } from '../../../../core/protocol/settings'
import type { StorageFault } from '../../../../core/storage/fault'
import { createUnreadableState } from '../../../../entrypoints/options/unreadable-state'
import { readWorkspaces } from '../../../../settings/database'
import { readSettings } from '../../../../settings/all'
import { mutedGoals } from '../../../../settings/saved-filters'
import {
  brokenDatabase,
  SETTINGS_DB,
  splitEntries,
  storeEntries,
  WORKSPACES_DB,
} from '../../../fixtures/console/fresh-database'
import { fakeSettingsBackground } from '../../../fixtures/browser/settings-background'

const sent = fakeSettingsBackground()
const saved = vi.hoisted(() => [] as string[])
vi.mock('../../../../browser/save-file', () => ({
  saveFile: (text: string, name: string) => saved.push(`${name}: ${text}`),
}))

const UNUSABLE: StorageFault = {
  kind: 'database',
  database: 'workspaces',
  reason: { key: 'storage.reason.browser' },
}
const update = (...faults: StorageFault[]): SettingsUpdate => ({
  states: [],
  candidate: null,
  collectors: [],
  problem: null,
  faults,
})
const create = (...faults: StorageFault[]) => createUnreadableState(signal(update(...faults)))
const keysOf = (state: ReturnType<typeof create>) => state.notice.value.lines.map(({ key }) => key)

beforeEach(() => void saved.splice(0))

/** Sets aside a workspace as the background does, and returns its fault. */
async function brokenWorkspace(value: unknown): Promise<StorageFault> {
  await storeEntries(WORKSPACES_DB, { workspaces: [value] })
  await readWorkspaces()
  const { readUnreadable } = await import('../../../../settings/database')
  const [fault] = await readUnreadable([])
  if (!fault) throw new Error('a fault expected')
  return fault
}

describe('createUnreadableState', () => {
  it('reads all settings, and lists their faults after those of the workspaces', async () => {
    await storeEntries(SETTINGS_DB, { listLayout: 1, savedFilters: [2] })
    const { faults } = create(UNUSABLE)
    await vi.waitFor(() => expect(faults.value).toHaveLength(3))
    expect(faults.value[0]).toBe(UNUSABLE)
  })

  it('resets one setting and leaves the others', async () => {
    await storeEntries(SETTINGS_DB, { listLayout: 1, mutedGoals: ['a', 2] })
    const state = create()
    await readSettings()
    const layout = state.faults.value.find((fault) => fault.kind === 'value' && fault.of === 'listLayout')
    if (!layout) throw new Error('a fault expected')
    await state.reset(layout)
    expect(keysOf(state)).toEqual(['storage.reset.done'])
    const { kept, aside } = await splitEntries(SETTINGS_DB)
    expect(kept).toMatchObject({ mutedGoals: ['a'] })
    expect(aside).toMatchObject([{ of: 'mutedGoals' }])
  })

  it('creates an empty database of settings in place of one that cannot be used', async () => {
    await mutedGoals.write(['a'])
    const state = create()
    await state.reset({ ...UNUSABLE, database: 'settings' })
    expect(await splitEntries(SETTINGS_DB)).toEqual({ kept: { movedFromLocal: 'removed' }, aside: [] })
  })

  it('asks the background to reset data of the workspaces', async () => {
    const fault = await brokenWorkspace({ name: 'Old' })
    const state = create(fault)
    await state.reset(fault)
    await state.reset(UNUSABLE)
    expect(sent.mock.calls.map(([request]) => request)).toEqual([
      { type: 'settings', what: 'forgetUnreadable', id: fault.kind === 'value' && fault.id },
      { type: 'settings', what: 'recreate' },
    ])
    sent.mockResolvedValue({ problem: { key: 'storage.notLoaded' } })
    await state.reset(UNUSABLE)
    expect(state.notice.value).toMatchObject({ kind: 'problem', lines: [{ key: 'storage.notLoaded' }] })
  })

  it('reports a reset that fails', async () => {
    const state = create()
    brokenDatabase()
    await state.reset({ ...UNUSABLE, database: 'settings' })
    expect(state.notice.value).toMatchObject({ kind: 'problem', lines: [{ key: 'options.failed' }] })
  })

  it.each([
    ['JSON', { name: 'Old' }, '{\n  "name": "Old"\n}'],
    ['a number without JSON form', { size: 1n }, '"size": "1n"'],
  ])('saves %s as a file', async (_, value, text) => {
    const fault = await brokenWorkspace(value)
    const state = create(fault)
    await state.save(fault)
    expect(saved).toEqual([expect.stringMatching(/^goalkeeper-unreadable-workspace-\d{4}-\d\d-\d\d\.json: /)])
    expect(saved[0]).toContain(text)
    expect(keysOf(state)).toEqual(['storage.saved'])
  })

  it('reports a value that cannot be saved', async () => {
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    const fault = await brokenWorkspace(cycle)
    const state = create(fault)
    await state.save(fault)
    expect(saved).toEqual([])
    expect(keysOf(state)).toEqual(['options.failed'])
  })
})
