import type { Attempt } from '../../../core/attempt'
import { addSummaries, summarize, type Summary } from '../../../core/record/summary'
import { VERDICTS } from '../../../core/registry/verdict'
import type { KnownWorkspace } from '../../../core/registry/workspace'

/** Updates the counts for added and removed attempts without counting the others again. */
export function changeSummary(
  before: Summary,
  added: readonly Attempt[],
  removed: readonly Attempt[],
  workspaces: readonly KnownWorkspace[],
): Summary {
  const grown = added.length === 0 ? before : addSummaries(before, summarize(added, workspaces))
  return removed.length === 0 ? grown : addSummaries(grown, negative(summarize(removed, workspaces)))
}

function negative(summary: Summary): Summary {
  const verdicts = { ...summary.verdicts }
  for (const verdict of VERDICTS) verdicts[verdict] = -verdicts[verdict]
  return {
    goals: -summary.goals,
    verdicts,
    publishesWithGoals: -summary.publishesWithGoals,
    publishesWithoutGoals: -summary.publishesWithoutGoals,
    unreadable: -summary.unreadable,
  }
}
