// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createStore, set } from 'idb-keyval'
import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { signal } from '@preact/signals'
import { readStoredRecords } from '../../../core/record/stored-record'
import { indexRegistry } from '../../../core/registry/registry'
import { orderedColumns } from '../../../core/list-layout'
import { parseQuery } from '../../../core/query/parse'
import { printQuery } from '../../../core/query/print'
import { WorkspaceStore } from '../../../entrypoints/background/registry/workspace-store'
import { createFindings } from '../../../entrypoints/panel/findings/follow-findings'
import { createFilters } from '../../../entrypoints/panel/filter/panel-filters'
import { createLayout } from '../../../entrypoints/panel/state/layout'
import { DEFAULT_COLUMN_IDS, createListView } from '../../../entrypoints/panel/list/list-view'
import { createPanelState } from '../../../entrypoints/panel/state/panel-state'
import { readSettings } from '../../../settings/all'
import { readRegistry, readSecret, readWorkspaces } from '../../../settings/database'
import { findingSettings, followFindingSettings } from '../../../settings/finding-settings'
import { mutedGoals, savedFilters } from '../../../settings/saved-filters'
import { listLayout } from '../../../settings/list-layout'
import { preferences } from '../../../settings/preferences'
import { freshDatabase } from '../../fixtures/console/fresh-database'

const FOLDER = path.resolve(import.meta.dirname, '../../fixtures/e9a74f8')
const RAW = JSON.parse(readFileSync(path.join(FOLDER, 'storage.json'), 'utf8')) as {
  local: Record<string, unknown>
  session: Record<string, { seq: number }>
  indexedDb: Record<string, unknown> & { workspaces: { id: string }[] }
}
const [CONSOLE_ID = '', FILE_ID = ''] = RAW.indexedDb.workspaces.map(({ id }) => id)

beforeEach(async () => {
  freshDatabase()
  fakeBrowser.reset()
  await fakeBrowser.storage.local.set(RAW.local)
  const store = createStore('goalkeeper', 'settings')
  for (const [key, value] of Object.entries(RAW.indexedDb)) await set(key, value, store)
})

describe('storage of build e9a74f8', () => {
  it('provides every field of every setting', async () => {
    const read = Object.fromEntries((await readSettings()).map(({ key, value }) => [key, value]))
    expect(read).toMatchObject(RAW.local)
  })

  it('restores preferences, filters, rules, ignored findings and thresholds', async () => {
    await Promise.all([
      preferences.follow(),
      savedFilters.follow(),
      mutedGoals.follow(),
      followFindingSettings(),
    ])
    expect(preferences.value.value).toMatchObject({
      theme: 'dark',
      timeFormat: 'sincePage',
      badge: 'warnings',
    })
    expect(preferences.value.value.mostRows).toBe(10_000)
    expect(mutedGoals.value.value).toEqual(['page_view', 'scroll „50“'])
    expect(savedFilters.value.value.map(({ name }) => name)).toEqual(['Lost', 'Big orders'])
    const { off, silenced, thresholds } = findingSettings.value
    expect(off).toEqual({ 'goal-without-metric': 'we know', 'rule-of-a-later-version': '' })
    expect(silenced).toEqual(RAW.local['silences'])
    expect(thresholds).toEqual(RAW.local['thresholds'])
  })

  it('has filters that still parse', async () => {
    for (const { text } of await savedFilters.read()) {
      const parsed = parseQuery(text)
      if (parsed.kind === 'problem') throw new Error(`${text}: ${parsed.message.key}`)
      expect(parseQuery(printQuery(parsed.query))).toEqual(parsed)
    }
  })

  it('restores the list layout: columns, widths, order, sort, groups, strip', async () => {
    await listLayout.follow()
    const layout = createLayout(listLayout)
    const stored = RAW.local['listLayout'] as {
      columns: { id: string; shown: boolean | null; width: number | null }[]
    }
    expect(layout.value.value).toEqual(stored)
    // Later builds add columns.
    const ids = stored.columns.map(({ id }) => id)
    const isOfThatBuild = ({ id }: { readonly id: string }) => ids.includes(id)
    expect(orderedColumns(layout.value.value, DEFAULT_COLUMN_IDS).filter(isOfThatBuild)).toEqual(
      stored.columns,
    )
    const state = createPanelState()
    const findings = createFindings(state)
    const filters = createFilters(state, findings)
    const view = createListView(state, findings, filters, layout.value, signal('clock'))
    const shown = stored.columns.filter((column) => column.shown !== false)
    const columns = view.columns.value.filter(isOfThatBuild)
    expect(columns.map(({ id }) => id)).toEqual(shown.map(({ id }) => id))
    expect(columns.map(({ customWidth }) => customWidth)).toEqual(shown.map(({ width }) => width))
    expect(layout.value.value).toMatchObject({
      sort: { column: 'property:items.0.price', direction: 'descending' },
      group: 'delivery',
      strip: false,
    })
  })

  it('restores the workspaces with credential and registry', async () => {
    expect(await readWorkspaces()).toEqual(RAW.indexedDb.workspaces)
    expect(await readSecret(CONSOLE_ID)).toBe(RAW.indexedDb[`secret:${CONSOLE_ID}`])
    expect(await readRegistry(CONSOLE_ID)).toEqual(RAW.indexedDb[`registry:${CONSOLE_ID}`])
    expect(await readRegistry(FILE_ID)).toBeUndefined()
    const store = new WorkspaceStore()
    await store.load()
    const [first, second] = store.states
    expect(first).toMatchObject({
      workspace: { name: 'Acme „live“', source: { kind: 'console', signIn: 'jwt' }, createsGoals: true },
      problem: null,
      facts: { fetchedAt: 1_795_000_000_000, lists: { goals: { count: 2, archived: 1, complete: true } } },
    })
    expect(second).toMatchObject({ workspace: { source: { kind: 'file', file: 'goals.csv' } }, facts: null })
  })

  it('has a registry that can be indexed', async () => {
    const registry = await readRegistry(CONSOLE_ID)
    if (!registry) throw new Error('no registry')
    const index = indexRegistry(registry)
    expect(index.goals.byName.get('add_to_cart')).toMatchObject({
      id: 1,
      owners: ['Ann'],
      tags: ['type:Purchase'],
    })
    expect(index.goals.byName.get('old_goal')?.archived).toBe(true)
    expect(index.metricsByGoal.get(1)?.[0]?.uses).toEqual([
      { goalId: 1, role: 'value', property: 'price', filters: ['currency'], mayLack: ['coupon'] },
    ])
    expect(index.environments.byName.get('production')?.type).toBe('production')
    expect(registry.experiments.items).toMatchObject([{ primaryMetricId: 11, otherMetricIds: [12] }])
    expect(index.confirmed.get('shadow_goal')).toBe(99)
  })

  it('restores the record of a tab in a new background', () => {
    const records = readStoredRecords(RAW.session)
    expect([...records.keys()]).toEqual([12])
    expect(records.get(12)?.facts).toEqual(RAW.session['facts:12'])
    const attempts = Object.entries(RAW.session).filter(([key]) => key.startsWith('attempt:'))
    expect(records.get(12)?.attempts).toEqual(
      attempts.map(([, attempt]) => attempt).toSorted((one, other) => one.seq - other.seq),
    )
    expect(attempts.length).toBeGreaterThan(4)
  })
})
