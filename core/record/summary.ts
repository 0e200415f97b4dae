import { type Attempt, requestOf } from '../attempt'
import { goalEventsOf } from '../publish/goal-event'
import { readCapture } from '../publish/read-capture'
import { createRegistryLookup } from '../registry/registry-lookup'
import { type Verdict, VERDICTS } from '../registry/verdict'
import type { KnownWorkspace } from '../registry/workspace'

/** Counts of one tab, as shown by the badge, the popup and the panel's status line. */
export interface Summary {
  readonly goals: number
  readonly verdicts: Readonly<Record<Verdict, number>>
  readonly publishesWithGoals: number
  /** Publishes with only exposures or attributes. */
  readonly publishesWithoutGoals: number
  readonly unreadable: number
}

/** Counts the attempts of a tab, and the verdicts according to the current registries. */
export function summarize(attempts: Iterable<Attempt>, workspaces: readonly KnownWorkspace[]): Summary {
  const lookup = createRegistryLookup(workspaces)
  const verdicts: Record<Verdict, number> = { unknown: 0, notVisible: 0, archived: 0, known: 0, unchecked: 0 }
  const counts = { goals: 0, publishesWithGoals: 0, publishesWithoutGoals: 0, unreadable: 0 }
  for (const attempt of attempts) {
    const request = requestOf(attempt)
    const reading = readCapture(request)
    if (reading.kind === 'unreadable') counts.unreadable++
    if (reading.kind !== 'publishes') continue
    for (const publish of reading.publishes) {
      if (publish.goals.length > 0) counts.publishesWithGoals++
      else counts.publishesWithoutGoals++
    }
    for (const { goal } of goalEventsOf(attempt)) {
      counts.goals++
      verdicts[lookup.goal(goal.name, request.url).verdict]++
    }
  }
  return { ...counts, verdicts }
}

/** Adds the counts of different attempts. */
export function addSummaries(one: Summary, other: Summary): Summary {
  const verdicts = { ...one.verdicts }
  for (const verdict of VERDICTS) verdicts[verdict] += other.verdicts[verdict]
  return {
    goals: one.goals + other.goals,
    verdicts,
    publishesWithGoals: one.publishesWithGoals + other.publishesWithGoals,
    publishesWithoutGoals: one.publishesWithoutGoals + other.publishesWithoutGoals,
    unreadable: one.unreadable + other.unreadable,
  }
}
