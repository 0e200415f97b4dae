import { type Message, message } from '../../message'
import { defineRule, type GoalSubject, NO_STATEMENTS, type PublishSubject, type Statement } from '../rule'

/** Bounds that tell the unit of a time: in seconds it has 10 digits, in milliseconds 13, in microseconds 16. */
const MIN_SECONDS = 1e9
const MIN_MS = 1e11
const MIN_MICROSECONDS = 1e14

/**
 * A time that is impossible, or in the wrong unit. Times are in ms since the epoch (`achievedAt` and `publishedAt` are
 * int64 in ABsmartly's API specification; the SDK takes both from `Date.now()`, 1.13.4 `src/context.ts`).
 */
export const impossibleTime = defineRule({
  id: 'impossible-time',
  title: 'finding.impossibleTime.title',
  severity: 'error',
  why: message('finding.impossibleTime.why'),
  fix: message('finding.impossibleTime.fix'),
  goal(subject) {
    const statement = goalStatement(subject)
    return statement ? [statement] : NO_STATEMENTS
  },
  publish({ publish: { publishedAt } }: PublishSubject) {
    const what = publishedAt === null ? null : wrongUnit('publishedAt', publishedAt)
    return what ? [{ what }] : NO_STATEMENTS
  },
})

function goalStatement({ goal: { name, achievedAt }, publishSubject }: GoalSubject): Statement | null {
  const { publish, thresholds } = publishSubject
  if (achievedAt === null) return { what: message('finding.impossibleTime.none', { name }) }
  const what = wrongUnit('achievedAt', achievedAt)
  if (what) return { what }
  const { publishedAt } = publish
  // A wrong time of the publish is reported for the publish.
  if (publishedAt === null || wrongUnit('publishedAt', publishedAt)) return null
  const before = publishedAt - achievedAt
  if (-before > thresholds.clockMs) {
    const values = { name, seconds: Math.round(-before / 1000) }
    return { what: message('finding.impossibleTime.later', values) }
  }
  if (before <= thresholds.lateMs) return null
  const values = { name, hours: Math.round(before / 3_600_000) }
  return {
    severity: 'warning',
    what: message('finding.impossibleTime.old', values),
    why: message('finding.impossibleTime.whyOld'),
  }
}

function wrongUnit(field: 'achievedAt' | 'publishedAt', time: number): Message | null {
  if (time < MIN_SECONDS || (time >= MIN_MS && time < MIN_MICROSECONDS)) return null
  const values = { field, time: String(time) }
  return time < MIN_MS
    ? message('finding.impossibleTime.seconds', values)
    : message('finding.impossibleTime.microseconds', values)
}
