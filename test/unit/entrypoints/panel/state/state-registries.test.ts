import { effect } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { message } from '../../../../../core/message'
import { verdictsOfRows } from '../../../../../entrypoints/panel/state/row-verdicts'
import type { PanelState } from '../../../../../entrypoints/panel/state/panel-state'
import {
  COLLECTOR,
  goalOf,
  jsonBody,
  listOf,
  publishWith,
  registryOf,
  seenAttempt,
  workspaceOf,
  workspaceStateOf,
} from '../../../../fixtures/make'
import {
  attempts,
  connected,
  attemptWithGoals,
  panelWith,
  registry,
  state,
  workspaces,
} from '../../../../fixtures/panel/panel-updates'
import { loadOf } from '../../../../fixtures/deliveries'

const OTHER_URL = 'https://other.absmartly.io/v1/context'
const other = workspaceOf({ id: 'other', name: 'other', collectors: ['other.absmartly.io'] })
const otherRegistry = registryOf({ workspaceId: 'other', goals: listOf(goalOf(1, 'theirs')) })
const sentTo = (seq: number, url: string, ...names: string[]) =>
  seenAttempt(seq, { url, body: jsonBody(publishWith(names)) })

const verdicts = ({ rows, lookup }: PanelState) =>
  rows.value.map((row) => verdictsOfRows(lookup.value)(row)?.verdict)
const rowsSent = [
  state(),
  attempts(attemptWithGoals(1, 'add_to_cart', 'nobody_knows'), sentTo(2, OTHER_URL, 'theirs')),
]

describe('createPanelState, registries', () => {
  it('knows no workspaces until the background sends them', () => {
    const panel = panelWith(rowsSent)
    expect(panel.workspaces.value).toBeNull()
    expect(verdicts(panel)).toEqual(['unchecked', 'unchecked', 'unchecked'])
    panel.update([workspaces()])
    expect(panel.workspaces.value).toEqual([])
  })

  it('updates the verdicts of rows and the counts at once', () => {
    const panel = panelWith([...rowsSent, ...connected()])
    expect(verdicts(panel)).toEqual(['known', 'unknown', 'unchecked'])
    expect(panel.summary.value.verdicts).toMatchObject({ known: 1, unknown: 1, unchecked: 1 })

    panel.update([workspaces(workspaceStateOf(), workspaceStateOf(otherRegistry, { workspace: other }))])
    panel.update([registry(otherRegistry)])
    expect(verdicts(panel)).toEqual(['known', 'unknown', 'known'])

    const newer = registryOf({ goals: listOf(goalOf(1, 'nobody_knows')) })
    panel.update([registry(newer)])
    expect(verdicts(panel)).toEqual(['unknown', 'known', 'known'])
    expect(panel.summary.value.verdicts).toMatchObject({ known: 2, unknown: 1, unchecked: 0 })
  })

  it('applies the current switches of the workspace', () => {
    const panel = panelWith([...rowsSent, ...connected()])
    panel.update([workspaces(workspaceStateOf(undefined, { workspace: workspaceOf({ seesPart: true }) }))])
    expect(verdicts(panel)).toEqual(['known', 'notVisible', 'unchecked'])
    expect(panel.summary.value.verdicts.notVisible).toBe(1)
    panel.update([workspaces(workspaceStateOf(undefined, { workspace: workspaceOf({ collectors: [] }) }))])
    expect(verdicts(panel)).toEqual(['unchecked', 'unchecked', 'unchecked'])
  })

  it('drops the registry of a removed workspace, even if a workspace with that id returns', () => {
    const panel = panelWith([...rowsSent, ...connected()])
    panel.update(connected(false))
    expect(verdicts(panel)).toEqual(['unchecked', 'unchecked', 'unchecked'])
    expect(panel.summary.value.verdicts.unchecked).toBe(3)
    panel.update([workspaces(workspaceStateOf())])
    expect(verdicts(panel)).toEqual(['unchecked', 'unchecked', 'unchecked'])
  })

  it('accepts a registry before its workspace', () => {
    const panel = panelWith([...rowsSent, registry()])
    expect(verdicts(panel)).toEqual(['unchecked', 'unchecked', 'unchecked'])
    panel.update([workspaces(workspaceStateOf())])
    expect(verdicts(panel)).toEqual(['known', 'unknown', 'unchecked'])
  })

  it('keeps the verdicts when only the progress of a fetch changes', () => {
    const panel = panelWith([...rowsSent, ...connected()])
    let judged = 0
    effect(() => {
      void panel.lookup.value
      judged++
    })
    const summary = panel.summary.value
    const steps = [
      { progress: [{ list: 'goals', got: 200, total: 400 }] },
      { problem: message('panel.problem', { reason: 'x' }) },
      { expiresAt: 9 },
    ] as const
    for (const step of steps) {
      panel.update([workspaces(structuredClone(workspaceStateOf(undefined, step)))])
      expect(panel.workspaces.value?.[0]).toMatchObject(step)
    }
    expect(judged).toBe(1)
    expect(panel.summary.value).toBe(summary)
  })
})

describe('createPanelState, unassigned collectors', () => {
  it('lists the collectors by number of goal events, largest first', () => {
    const sent = [
      sentTo(1, 'https://few.example/context', 'a'),
      sentTo(2, OTHER_URL, 'a', 'b'),
      attemptWithGoals(3, 'add_to_cart'),
      sentTo(4, 'https://few.example:8443/context', 'a', 'b', 'c'),
      sentTo(5, `${OTHER_URL}?x`, 'c', 'd'),
      seenAttempt(6, { url: 'https://silent.example/context', body: jsonBody(publishWith([])) }),
      seenAttempt(7, { url: 'https://broken.example/context', body: { encoding: 'none', why: 'stream' } }),
    ]
    const panel = panelWith([state(), attempts(...sent), ...connected()])
    expect(panel.unassigned.value).toEqual([
      { host: 'other.absmartly.io', count: 4 },
      { host: 'few.example:8443', count: 3 },
      { host: 'few.example', count: 1 },
    ])
    panel.update([
      workspaces(workspaceStateOf(), workspaceStateOf(null, { workspace: other })),
      state({ clearedThrough: 1 }),
    ])
    expect(panel.unassigned.value).toEqual([{ host: 'few.example:8443', count: 3 }])
  })
})

describe('createPanelState, latest collector', () => {
  it('is the collector of the newest row, or of a context request if there are no rows', () => {
    const panel = panelWith([state()])
    expect(panel.collector.value).toBeUndefined()
    panel.update([attempts(loadOf({ status: 200 }, { url: `${COLLECTOR}?application=x` }).attempts[0])])
    expect(panel.collector.value).toBe('acme.absmartly.io')
    panel.update([attempts(sentTo(2, OTHER_URL, 'a'))])
    expect(panel.collector.value).toBe('other.absmartly.io')
  })
})
