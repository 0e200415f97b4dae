import { computed } from '@preact/signals'
import { attemptStartedAt } from '../../../core/attempt'
import { EMPTY_TAB_STATE } from '../../../core/protocol/panel'
import type { Row } from '../../../core/record/row'
import { summarize, type Summary } from '../../../core/record/summary'
import type { RegistryLookup } from '../../../core/registry/registry-lookup'
import type { Session } from '../../../core/session/session'
import { verdictsOfRows } from '../state/row-verdicts'
import { createPanelState, type PanelState } from '../state/panel-state'

/** Id of the record of a session. Nothing is ever added to that record. */
const EPOCH = 'imported'

/**
 * Creates the panel state of an imported session. Outcomes are those at the time of the export. Verdicts come from the
 * workspaces of `live`. Nothing is sent to the background.
 */
export function importedState(session: Session, live: PanelState, maxRows: number): PanelState {
  const only = session.rows && new Set(session.rows)
  const state = createPanelState({ maxRows, registries: live.registries, only })
  const { attempts, pages, exportedAt } = session
  state.tick(exportedAt)
  state.update([
    { type: 'state', state: { ...EMPTY_TAB_STATE, epoch: EPOCH, pages } },
    {
      type: 'attempts',
      epoch: EPOCH,
      attempts: attempts.toSorted((one, other) => attemptStartedAt(one) - attemptStartedAt(other)),
    },
  ])
  const firsts = computed(() => state.deliveries.value.map((delivery) => delivery.attempts[0]))
  const { known, lookup } = live.registries
  return {
    ...state,
    summary: computed(() =>
      only ? summaryOfRows(state.rows.value, lookup.value) : summarize(firsts.value, known.value),
    ),
  }
}

/** Releases all data of a state. */
export const emptyState = ({ update }: PanelState): void =>
  update([{ type: 'state', state: { ...EMPTY_TAB_STATE, epoch: 'closed' } }])

function summaryOfRows(rows: readonly Row[], lookup: RegistryLookup): Summary {
  const verdictOf = verdictsOfRows(lookup)
  const verdicts = { unknown: 0, notVisible: 0, archived: 0, known: 0, unchecked: 0 }
  const publishes = new Set<Row['delivery']>()
  const counts = { goal: 0, withoutGoals: 0, unreadable: 0 }
  for (const row of rows) {
    const nameVerdict = verdictOf(row)
    if (nameVerdict) verdicts[nameVerdict.verdict]++
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
