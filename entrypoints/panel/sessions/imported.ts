import { computed } from '@preact/signals'
import { momentOf } from '../../../core/attempt'
import type { TabState } from '../../../core/protocol/panel'
import type { Row } from '../../../core/record/row'
import { summarise, type Summary } from '../../../core/record/summary'
import type { Judge } from '../../../core/registry/judge'
import type { Session } from '../../../core/session/session'
import { judgeRows } from '../state/judge'
import { createPanelState, type PanelState } from '../state/panel-state'

/** What holds of a tab that is not there: nothing of it can change. */
const NO_TAB: TabState = {
  epoch: 'imported',
  paused: false,
  preserve: true,
  skipped: 0,
  dropped: 0,
  clearedThrough: 0,
  canUndo: false,
  lastSeq: 0,
  pages: [],
  opened: [],
}

/**
 * An imported session as a panel shows it: what became of each delivery is what it was when the file was written, and the
 * workspaces of `live` judge it. Nothing of it is told to the background.
 */
export function importedState(session: Session, live: PanelState, mostRows: number): PanelState {
  const only = session.rows && new Set(session.rows)
  const state = createPanelState({ mostRows, registries: live.registries, only })
  const { attempts, pages, exportedAt } = session
  state.tick(exportedAt)
  state.update([
    { type: 'state', state: { ...NO_TAB, pages } },
    {
      type: 'attempts',
      epoch: NO_TAB.epoch,
      attempts: attempts.toSorted((one, other) => momentOf(one) - momentOf(other)),
    },
  ])
  const firsts = computed(() => state.deliveries.value.map((delivery) => delivery.attempts[0]))
  const { known, judge } = live.registries
  return {
    ...state,
    summary: computed(() =>
      only ? summaryOfRows(state.rows.value, judge.value) : summarise(firsts.value, known.value),
    ),
  }
}

/** Lets go of all that a state has. */
export const emptyState = ({ update }: PanelState): void =>
  update([{ type: 'state', state: { ...NO_TAB, epoch: 'closed' } }])

function summaryOfRows(rows: readonly Row[], judge: Judge): Summary {
  const verdictOf = judgeRows(judge)
  const verdicts = { unknown: 0, notVisible: 0, archived: 0, known: 0, unchecked: 0 }
  const publishes = new Set<Row['delivery']>()
  const counts = { goal: 0, withoutGoals: 0, unreadable: 0 }
  for (const row of rows) {
    const judgement = verdictOf(row)
    if (judgement) verdicts[judgement.verdict]++
    if (row.kind === 'goal') publishes.add(row.delivery)
    counts[row.kind]++
  }
  return {
    goals: counts.goal,
    verdicts,
    publishesWithGoals: publishes.size,
    publishesWithoutGoals: counts.withoutGoals,
    unreadable: counts.unreadable,
  }
}
