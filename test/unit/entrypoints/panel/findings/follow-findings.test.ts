import { computed, effect, signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import { DEFAULT_FINDING_SETTINGS, type FindingSettings } from '../../../../../core/findings/settings'
import { severityRank } from '../../../../../core/findings/severity-rank'
import type { Row } from '../../../../../core/record/row'
import { type Findings, createFindings } from '../../../../../entrypoints/panel/findings/follow-findings'
import type { Clock } from '../../../../../browser/slices'
import type { PanelState } from '../../../../../entrypoints/panel/state/panel-state'
import { DELIVERY_START } from '../../../../fixtures/deliveries'
import { SHOP } from '../../../../fixtures/finding-publishes'
import {
  goalOf,
  HASHED_UID,
  jsonBody,
  listOf,
  publishWith,
  registryOf,
  seenAttempt,
} from '../../../../fixtures/make'
import { attempts, connected, panelWith, registry, state } from '../../../../fixtures/panel/panel-updates'

const UNITS = { units: [{ type: 'session_id', uid: HASHED_UID }] }

/** Returns a publish that the network saw; without a status it is pending. */
const sent = (seq: number, status: number | null, ...names: string[]) => {
  const at = DELIVERY_START + 60_000 * seq
  const goals = names.map((name, n) => ({ name, achievedAt: at - 90, properties: { n } }))
  return seenAttempt(seq, {
    at,
    source: 'network',
    body: jsonBody(publishWith(names, { ...UNITS, goals, publishedAt: at - 2, hashed: true })),
    ...(status !== null && { outcome: { at: at + 5, status } }),
  })
}

const named = (row: Row) => (row.kind === 'goal' ? row.event.goal.name : '')
const rulesByRow = (panel: PanelState, findings: Findings) =>
  panel.rows.value.map((row) => [
    named(row),
    ...findings.ofRow.value(row).map(({ rule, silenced }) => (silenced === null ? rule : `(${rule})`)),
  ])
const foundBy = ({ found }: Findings) =>
  [...found.value.byRow].map(([row, all]) => [named(row), ...all.map(({ rule }) => rule)])

describe('createFindings', () => {
  function shop() {
    const panel = panelWith([
      state(),
      ...connected(true, SHOP),
      attempts(sent(1, 200, 'page_view'), sent(2, 200, 'nobody_knows'), sent(3, null, 'page_view')),
    ])
    panel.tick(DELIVERY_START + 180_050)
    const settings = signal<FindingSettings>(DEFAULT_FINDING_SETTINGS)
    return { panel, settings, findings: createFindings(panel, settings) }
  }

  it('returns the findings of each row and of all rows', () => {
    const { panel, findings } = shop()
    expect(rulesByRow(panel, findings)).toEqual([
      ['page_view'],
      ['nobody_knows', 'unknown-goal'],
      ['page_view'],
    ])
    expect(foundBy(findings)).toEqual([['nobody_knows', 'unknown-goal']])
  })

  it('updates when an outcome changes, but not on every clock tick', () => {
    const { panel, findings } = shop()
    let times = 0
    effect(() => {
      void findings.source.value
      times++
    })
    panel.tick(DELIVERY_START + 180_300)
    panel.tick(DELIVERY_START + 180_550)
    expect(times).toBe(1)
    panel.update([attempts(sent(3, 401, 'page_view'))])
    expect(foundBy(findings)).toEqual([
      ['nobody_knows', 'unknown-goal'],
      ['page_view', 'publish-rejected'],
    ])
    expect(times).toBeGreaterThan(1)
  })

  it('updates the verdicts when the registry changes', () => {
    const { panel, findings } = shop()
    const goals = listOf(...SHOP.goals.items, goalOf(9, 'nobody_knows'))
    panel.update([registry(registryOf({ ...SHOP, goals }))])
    expect(foundBy(findings)).toEqual([['nobody_knows', 'goal-without-metric']])
  })

  it('follows the settings and keeps ignored findings on their row only', () => {
    const { panel, settings, findings } = shop()
    settings.value = {
      ...DEFAULT_FINDING_SETTINGS,
      silenced: [{ rule: 'unknown-goal', goal: 'nobody_knows', reason: 'soon' }],
    }
    expect(rulesByRow(panel, findings)[1]).toEqual(['nobody_knows', '(unknown-goal)'])
    expect(foundBy(findings)).toEqual([])
    settings.value = { ...DEFAULT_FINDING_SETTINGS, off: { 'unknown-goal': '' } }
    expect(rulesByRow(panel, findings)[1]).toEqual(['nobody_knows'])
  })

  it('removes findings with their rows', () => {
    const { panel, findings } = shop()
    panel.update([state({ clearedThrough: 2, canUndo: true })])
    expect(foundBy(findings)).toEqual([])
    panel.update([state({ clearedThrough: 0 })])
    expect(foundBy(findings)).toEqual([['nobody_knows', 'unknown-goal']])
  })

  it('reports a finding about the page once', () => {
    const local = (seq: number) =>
      seenAttempt(seq, {
        at: DELIVERY_START + 60_000 * seq,
        documentId: `document-${seq}`,
        documentUrl: 'http://localhost:3000/cart',
        body: jsonBody(publishWith(['page_view'], UNITS)),
      })
    const panel = panelWith([state(), ...connected(true, SHOP), attempts(local(1), local(2))])
    const findings = createFindings(panel, signal(DEFAULT_FINDING_SETTINGS))
    expect(findings.ofPages.value.map(({ rule }) => rule)).toEqual(['environment-guard'])
  })
})

describe('createFindings, many rows', () => {
  /** Creates findings with a clock that advances by 1 ms each time it is read. */
  function slow() {
    const tasks: (() => void)[] = []
    let now = 0
    const clock: Clock = { now: () => now++, later: (task) => void tasks.push(task) }
    const names = Array.from({ length: 8000 }, (_, index) => `goal_${index % 50}`)
    const panel = panelWith([state(), ...connected(true, SHOP), attempts(sent(1, 200, ...names))])
    panel.tick(DELIVERY_START + 100_000)
    const settings = signal<FindingSettings>(DEFAULT_FINDING_SETTINGS)
    const findings = createFindings(panel, settings, clock)
    const finish = () => {
      while (tasks.length > 0) tasks.shift()?.()
    }
    return { panel, settings, findings, tasks, finish }
  }

  it('checks rows in slices, keeps the previous result until then and checks a visible row at once', () => {
    const { panel, settings, findings, tasks, finish } = slow()
    expect(findings.isBusy.value).toBe(true)
    finish()
    expect(findings.isBusy.value).toBe(false)
    expect(findings.found.value.byRow.size).toBe(8000)
    settings.value = { ...DEFAULT_FINDING_SETTINGS, off: { 'unknown-goal': '' } }
    expect(tasks).toHaveLength(1)
    tasks.shift()?.()
    expect(findings.isBusy.value).toBe(true)
    expect(findings.found.value.byRow.size).toBe(8000)
    const last = panel.rows.value.at(-1)
    expect(last && findings.ofRow.value(last)).toEqual([])
    finish()
    expect(findings.found.value.byRow.size).toBe(0)
  })

  it('includes rows that arrive during a pass', () => {
    const { panel, findings, tasks, finish } = slow()
    tasks.shift()?.()
    panel.update([attempts(sent(2, 200, 'late'))])
    finish()
    expect(findings.found.value.byRow.size).toBe(8001)
  })

  it('checks only new rows after a complete scan', () => {
    const { panel, findings, tasks, finish } = slow()
    // The findings of a publish are final only after a later publish.
    panel.update([attempts(sent(2, 200, 'late'))])
    finish()
    panel.update([attempts(sent(3, 200, 'later'))])
    expect(tasks).toEqual([])
    expect(findings.found.value.byRow.size).toBe(8002)
  })
})

it('sorts rows by the worst severity, then by the number of findings', () => {
  const { panel, findings } = (() => {
    const made = panelWith([
      state(),
      ...connected(true, SHOP),
      attempts(sent(1, 401, 'nobody_knows'), sent(2, 401, 'page_view'), sent(3, 200, 'nobody_knows')),
    ])
    made.tick(DELIVERY_START + 400_000)
    return { panel: made, findings: createFindings(made, signal(DEFAULT_FINDING_SETTINGS)) }
  })()
  const weights = computed(() => panel.rows.value.map((row) => severityRank(findings.ofRow.value(row)) ?? 0))
  const [both = 0, one = 0, milder = 0] = weights.value
  expect(both).toBeLessThan(one)
  expect(one).toBeLessThan(milder)
})
