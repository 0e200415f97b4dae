import type { Capture } from '../capture'
import type { Goal, Problem, Publish } from './publish'
import { publishesOf } from './read-capture'

/** One goal of one publish. ABsmartly stores one event of it for each unit of the publish. */
export interface GoalEvent {
  /** Unique in the browser session: capture, publish within it, goal within that. */
  readonly id: string
  readonly goal: Goal
  readonly publish: Publish
  readonly capture: Capture
  /** What is wrong with this very goal; problems of the whole publish are in `publish.problems`. */
  readonly problems: readonly Problem[]
}

const known = new WeakMap<Capture, readonly GoalEvent[]>()

/** The goal events of a capture, in the order the page sent them; none when it is not a readable publish. */
export function goalEventsOf(capture: Capture): readonly GoalEvent[] {
  const events = known.get(capture) ?? deriveGoalEvents(capture)
  known.set(capture, events)
  return events
}

function deriveGoalEvents(capture: Capture): GoalEvent[] {
  return publishesOf(capture).flatMap((publish, publishIndex) =>
    publish.goals.map((goal, goalIndex) => ({
      id: `${capture.id}/${publishIndex}/${goalIndex}`,
      goal,
      publish,
      capture,
      problems: publish.problems.filter((problem) => problem.goal === goalIndex),
    })),
  )
}
