import { type Attempt, requestOf } from '../attempt'
import { memoizeByRef } from '../memoize-by-ref'
import type { Goal, PublishProblem, Publish } from './publish'
import { publishesOf } from './read-capture'

/** One goal of one publish. ABsmartly stores one event for each unit of the publish. */
export interface GoalEvent {
  /** Unique within the browser session: ids of attempt, publish and goal. */
  readonly id: string
  readonly goal: Goal
  readonly publish: Publish
  readonly attempt: Attempt
  /** Problems of this goal. Problems of the whole publish are in `publish.problems`. */
  readonly problems: readonly PublishProblem[]
}

/** Returns the goal events of an attempt in the order the page sent them; none if it is not a readable publish. */
export const goalEventsOf = memoizeByRef((attempt: Attempt): readonly GoalEvent[] =>
  publishesOf(requestOf(attempt)).flatMap((publish, publishIndex) =>
    publish.goals.map((goal, goalIndex) => ({
      id: `${attempt.id}/${publishIndex}/${goalIndex}`,
      goal,
      publish,
      attempt,
      problems: publish.problems.filter((problem) => problem.goal === goalIndex),
    })),
  ),
)
