import type { Delivery } from '../delivery/delivery'
import { publishOf, type Row } from '../record/row'
import { type RuleResults, runRules, NO_RESULTS, type RunnableRules, runnableRules } from './rule-results'
import { type GoalSubject, NO_STATEMENTS, type PageSubject, type PublishSubject, type Rule } from './rule'
import { missingOutcomeMessage } from './needs'
import type { PublishingDocument } from './publishing-documents'
import { goalSubject, pageSubject, publishSubjects, type SubjectInputs, UNREADABLE_PUBLISH } from './subjects'

/** Results of the rules for a row. */
interface RowResults {
  /** The publish of the row; `index` is its index in the delivery. */
  readonly subject: PublishSubject
  readonly index: number
  readonly publish: readonly RuleResults[]
  /** Empty for a row without a goal. */
  readonly goal: readonly RuleResults[]
}

/** Runs rules and caches results that can no longer change. */
export interface RuleRunner {
  /** Returns null for a row whose publish is not in its delivery. */
  readonly ofRow: (row: Row) => RowResults | null
  readonly ofPage: (sender: PublishingDocument) => RuleResults
}

export function createRuleRunner(rules: readonly Rule[], inputs: SubjectInputs): RuleRunner {
  const { history } = inputs
  const running = new Map<string, RunnableRules>()
  const runningAt = (url: string): RunnableRules => {
    let known = running.get(url)
    if (!known) running.set(url, (known = runnableRules(rules, url, inputs.lookup)))
    return known
  }

  const publishes = new WeakMap<Delivery, readonly PublishResultCache[]>()
  const publishesIn = (delivery: Delivery): readonly PublishResultCache[] => {
    const known = publishes.get(delivery)
    if (known) return known
    const caches = publishSubjects(delivery, inputs).map((subject) => ({
      subject,
      once: null,
      delivery: null,
    }))
    publishes.set(delivery, caches)
    return caches
  }
  const goals = new WeakMap<Row, GoalResultCache>()

  const runPublishRules = (cached: PublishResultCache): readonly RuleResults[] => {
    const { subject } = cached
    if (cached.once && cached.delivery) return [cached.once, cached.delivery]
    const { publish } = runningAt(subject.request.url)
    cached.once ??=
      subject.publish === UNREADABLE_PUBLISH ? NO_RESULTS : runRules(publish.once, ofPublish, subject)
    const delivery = runRules(publish.delivery, ofSentPublish, subject)
    if (subject.status().isSettled) cached.delivery = delivery
    return [cached.once, delivery]
  }

  const cachedGoal = (row: Row): GoalResultCache => {
    const known = goals.get(row)
    if (known) return known
    const cache = { once: null, delivery: null, record: null, epoch: 0 }
    goals.set(row, cache)
    return cache
  }

  const runGoalRules = (row: GoalSubject['row'], sent: PublishSubject): readonly RuleResults[] => {
    const cached = cachedGoal(row)
    if (cached.epoch !== history.epoch) cached.record = null
    if (cached.once && cached.delivery && cached.record) return [cached.once, cached.delivery, cached.record]
    const { goal } = runningAt(sent.request.url)
    const subject = goalSubject(row, sent, inputs)
    cached.once ??= runRules(goal.once, ofGoal, subject)
    const delivery = cached.delivery ?? runRules(goal.delivery, ofSentGoal, subject)
    if (sent.status().isSettled) cached.delivery = delivery
    const record = cached.record ?? runRules(goal.record, ofGoal, subject)
    if (history.isQuiet(row)) {
      cached.record = record
      cached.epoch = history.epoch
    }
    return [cached.once, delivery, record]
  }

  return {
    ofRow(row) {
      const all = publishesIn(row.delivery)
      const publish = publishOf(row)
      const index = publish ? all.findIndex((one) => one.subject.publish === publish) : 0
      const cached = all[index]
      if (!cached) return null
      const { subject } = cached
      return {
        subject,
        index,
        publish: runPublishRules(cached),
        goal: row.kind === 'goal' ? runGoalRules(row, subject) : [],
      }
    },
    ofPage: (sender) =>
      runRules(runningAt(sender.collectorUrl).page.once, ofPage, pageSubject(sender, inputs)),
  }
}

const ofGoal = (rule: Rule, subject: GoalSubject) => rule.goal?.(subject) ?? NO_STATEMENTS
const ofPublish = (rule: Rule, subject: PublishSubject) => rule.publish?.(subject) ?? NO_STATEMENTS
const ofPage = (rule: Rule, subject: PageSubject) => rule.page?.(subject) ?? NO_STATEMENTS
const ofSentGoal = (rule: Rule, subject: GoalSubject) =>
  missingOutcomeMessage(rule.needs ?? [], subject.publishSubject.status())
    ? NO_STATEMENTS
    : ofGoal(rule, subject)
const ofSentPublish = (rule: Rule, subject: PublishSubject) =>
  missingOutcomeMessage(rule.needs ?? [], subject.status()) ? NO_STATEMENTS : ofPublish(rule, subject)

/** Cached results for a publish, by the input that the rules follow; null while they may still change. */
interface PublishResultCache {
  readonly subject: PublishSubject
  once: RuleResults | null
  delivery: RuleResults | null
}

/** Cached results for a goal event. `record` is valid for one epoch of the history. */
interface GoalResultCache {
  once: RuleResults | null
  delivery: RuleResults | null
  record: RuleResults | null
  epoch: number
}
