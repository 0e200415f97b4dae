import type { Delivery } from '../delivery/delivery'
import { publishOf, type Row } from '../record/row'
import { type Asked, askEach, NOBODY, type RunningRules, runningRules } from './ask'
import { type GoalSubject, NOTHING, type PageSubject, type PublishSubject, type Rule } from './rule'
import { lackOfOutcome } from './needs'
import type { Sender } from './senders'
import { goalSubject, pageSubject, publishSubjects, type SubjectFacts, UNREAD } from './subjects'

/** What the rules said of a row. */
interface AskedRow {
  /** Its publish, and which one of its delivery that is. */
  readonly sent: PublishSubject
  readonly index: number
  readonly publish: readonly Asked[]
  /** Empty for a row without a goal. */
  readonly goal: readonly Asked[]
}

/** Asks the rules, and nothing twice that cannot be answered otherwise. */
export interface Asker {
  /** Null for a row that is of no publish of its delivery. */
  readonly ofRow: (row: Row) => AskedRow | null
  readonly ofPage: (sender: Sender) => Asked
}

/** Makes one for these rules. */
export function askerOf(rules: readonly Rule[], facts: SubjectFacts): Asker {
  const { history } = facts
  const running = new Map<string, RunningRules>()
  const runningAt = (url: string): RunningRules => {
    let known = running.get(url)
    if (!known) running.set(url, (known = runningRules(rules, url, facts.judge)))
    return known
  }

  const publishes = new WeakMap<Delivery, readonly KeptPublish[]>()
  const publishesIn = (delivery: Delivery): readonly KeptPublish[] => {
    const known = publishes.get(delivery)
    if (known) return known
    const made = publishSubjects(delivery, facts).map((subject) => ({
      subject,
      once: null,
      delivery: null,
    }))
    publishes.set(delivery, made)
    return made
  }
  const goals = new WeakMap<Row, KeptGoal>()

  const askPublish = (kept: KeptPublish): readonly Asked[] => {
    const { subject } = kept
    if (kept.once && kept.delivery) return [kept.once, kept.delivery]
    const { publish } = runningAt(subject.request.url)
    kept.once ??= subject.publish === UNREAD ? NOBODY : askEach(publish.once, ofPublish, subject)
    const delivery = askEach(publish.delivery, ofSentPublish, subject)
    if (subject.state().isSettled) kept.delivery = delivery
    return [kept.once, delivery]
  }

  const keptGoal = (row: Row): KeptGoal => {
    const known = goals.get(row)
    if (known) return known
    const made = { once: null, delivery: null, record: null, epoch: 0 }
    goals.set(row, made)
    return made
  }

  const askGoal = (row: GoalSubject['row'], sent: PublishSubject): readonly Asked[] => {
    const kept = keptGoal(row)
    if (kept.epoch !== history.epoch) kept.record = null
    if (kept.once && kept.delivery && kept.record) return [kept.once, kept.delivery, kept.record]
    const { goal } = runningAt(sent.request.url)
    const subject = goalSubject(row, sent, facts)
    kept.once ??= askEach(goal.once, ofGoal, subject)
    const delivery = kept.delivery ?? askEach(goal.delivery, ofSentGoal, subject)
    if (sent.state().isSettled) kept.delivery = delivery
    const record = kept.record ?? askEach(goal.record, ofGoal, subject)
    if (history.isQuiet(row)) {
      kept.record = record
      kept.epoch = history.epoch
    }
    return [kept.once, delivery, record]
  }

  return {
    ofRow(row) {
      const all = publishesIn(row.delivery)
      const publish = publishOf(row)
      const index = publish ? all.findIndex((one) => one.subject.publish === publish) : 0
      const kept = all[index]
      if (!kept) return null
      const { subject: sent } = kept
      return { sent, index, publish: askPublish(kept), goal: row.kind === 'goal' ? askGoal(row, sent) : [] }
    },
    ofPage: (sender) => askEach(runningAt(sender.collectorUrl).page.once, ofPage, pageSubject(sender, facts)),
  }
}

const ofGoal = (rule: Rule, subject: GoalSubject) => rule.goal?.(subject) ?? NOTHING
const ofPublish = (rule: Rule, subject: PublishSubject) => rule.publish?.(subject) ?? NOTHING
const ofPage = (rule: Rule, subject: PageSubject) => rule.page?.(subject) ?? NOTHING
const ofSentGoal = (rule: Rule, subject: GoalSubject) =>
  lackOfOutcome(rule.needs ?? [], subject.sent.state()) ? NOTHING : ofGoal(rule, subject)
const ofSentPublish = (rule: Rule, subject: PublishSubject) =>
  lackOfOutcome(rule.needs ?? [], subject.state()) ? NOTHING : ofPublish(rule, subject)

/** What was said of a publish; null as long as it may be said otherwise. */
interface KeptPublish {
  readonly subject: PublishSubject
  once: Asked | null
  delivery: Asked | null
}

/** What was said of a goal event; `record` holds as long as the history has the epoch that it had. */
interface KeptGoal {
  once: Asked | null
  delivery: Asked | null
  record: Asked | null
  epoch: number
}
