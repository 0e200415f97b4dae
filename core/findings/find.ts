import type { Delivery } from '../delivery/delivery'
import { message } from '../message'
import type { Row } from '../record/row'
import {
  type Asked,
  askEach,
  firstOfEachSpot,
  NOBODY,
  type NotRun,
  type RunningRules,
  runningRules,
  type Told,
} from './ask'
import type { Finding, Place } from './finding'
import { RULES } from './index'
import { lackOfList, lackOfOutcome } from './needs'
import {
  type GoalSubject,
  NOTHING,
  type PageSubject,
  type PublishSubject,
  type Rule,
  SEVERITIES,
} from './rule'
import type { Sender } from './senders'
import type { FindingSettings } from './settings'
import { goalSubject, pageSubject, publishSubjects, type SubjectFacts, UNREAD } from './subjects'

/** What findings are made of, besides what was sent. Another judge or other settings take another finder. */
export interface FindingFacts extends Omit<SubjectFacts, 'thresholds'> {
  readonly settings: FindingSettings
  /** All that there are, unless a test says otherwise. */
  readonly rules?: readonly Rule[]
}

/** Finds mistakes. What was found and cannot change any more is found once. */
export interface Finder {
  /** Those of a goal event and of its publish, the worst first. */
  readonly ofRow: (row: Row) => readonly Finding[]
  /** Those of the publishes of a delivery, without those of their goals: one without goals has no row. */
  readonly ofDelivery: (delivery: Delivery) => readonly Finding[]
  /** Those of pages. */
  readonly ofPages: (senders: readonly Sender[]) => readonly Finding[]
  /** The rules that have not run for a row, with the reasons. */
  readonly notRun: (row: Row) => readonly NotRun[]
  /** What {@link Finder.ofRow} says will stay, as long as the epoch of the history does. */
  readonly isFinal: (row: Row) => boolean
}

/** Makes a finder. */
export function findWith(facts: FindingFacts): Finder {
  const { judge, settings, stateOf, history, rules = RULES } = facts
  const subjectFacts: SubjectFacts = { judge, stateOf, history, thresholds: settings.thresholds }
  const order = new Map(rules.map(({ id }, place) => [id, place]))
  const enabled = rules.filter(({ id }) => !Object.hasOwn(settings.off, id))
  const reasons = new Map(settings.silenced.map(({ rule, goal, reason }) => [`${rule}\n${goal}`, reason]))

  const running = new Map<string, RunningRules>()
  const runningAt = (url: string): RunningRules => {
    let known = running.get(url)
    if (!known) running.set(url, (known = runningRules(enabled, url, judge)))
    return known
  }

  const publishes = new WeakMap<Delivery, readonly KeptPublish[]>()
  const publishesIn = (delivery: Delivery): readonly KeptPublish[] => {
    const known = publishes.get(delivery)
    if (known) return known
    const made = publishSubjects(delivery, subjectFacts).map((subject) => ({
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
    const subject = goalSubject(row, sent, subjectFacts)
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

  const findingsOf = (asked: readonly Asked[], place: Place, goal: string | null): readonly Finding[] => {
    if (asked.every((one) => one === NOBODY || one.told.length === 0)) return NO_FINDINGS
    const told = asked.flatMap((one) => one.told)
    return firstOfEachSpot(told, order).map((one) => ({
      ...written(one, place),
      silenced: goal === null ? null : (reasons.get(`${one.rule.id}\n${goal}`) ?? null),
    }))
  }

  const askRow = (row: Row) => {
    const all = publishesIn(row.delivery)
    const index = row.kind === 'goal' ? all.findIndex((one) => one.subject.publish === row.event.publish) : 0
    const kept = all[index]
    if (!kept) return null
    const { subject: sent } = kept
    return { sent, index, publish: askPublish(kept), goal: row.kind === 'goal' ? askGoal(row, sent) : [] }
  }

  const byWeight = (one: Finding, other: Finding) =>
    SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
    (order.get(one.rule) ?? 0) - (order.get(other.rule) ?? 0)

  return {
    ofRow(row) {
      const asked = askRow(row)
      if (!asked) return []
      const goal = row.kind === 'goal' ? row.event.goal.name : null
      const inPublish: Place = { kind: 'publish', deliveryId: row.delivery.id, index: asked.index }
      const own = findingsOf(asked.goal, { kind: 'goal', eventId: row.id }, goal)
      const shared = findingsOf(asked.publish, inPublish, goal)
      if (own.length === 0 && shared.length < 2) return shared
      return [...own, ...shared].toSorted(byWeight)
    },
    ofDelivery: (delivery) =>
      publishesIn(delivery).flatMap((kept, index) =>
        findingsOf(askPublish(kept), { kind: 'publish', deliveryId: delivery.id, index }, null).toSorted(
          byWeight,
        ),
      ),
    ofPages: (senders) =>
      senders.flatMap((sender) => {
        const { documentId, documentUrl } = sender
        const subject = pageSubject(sender, subjectFacts)
        const asked = askEach(runningAt(sender.collectorUrl).page.once, ofPage, subject)
        return findingsOf([asked], { kind: 'page', documentId, documentUrl }, null)
      }),
    notRun(row) {
      const asked = askRow(row)
      if (!asked) return []
      const broken = [...asked.goal, ...asked.publish].flatMap((one) => one.broken)
      const state = asked.sent.state()
      return rules.flatMap(({ id, needs = [] }): NotRun[] => {
        const off = Object.hasOwn(settings.off, id) ? (settings.off[id] ?? '') : null
        if (off === '') return [{ rule: id, because: message('finding.lack.offSilent') }]
        if (off !== null) return [{ rule: id, because: message('finding.lack.off', { reason: off }) }]
        const lack = lackOfList(needs, asked.sent.request.url, judge) ?? lackOfOutcome(needs, state)
        if (lack) return [{ rule: id, because: lack }]
        return broken.filter(({ rule }) => rule === id)
      })
    },
    isFinal: (row) => stateOf(row.delivery).isSettled && history.isQuiet(row),
  }
}

const NO_FINDINGS: readonly Finding[] = []

const ofGoal = (rule: Rule, subject: GoalSubject) => rule.goal?.(subject) ?? NOTHING
const ofPublish = (rule: Rule, subject: PublishSubject) => rule.publish?.(subject) ?? NOTHING
const ofPage = (rule: Rule, subject: PageSubject) => rule.page?.(subject) ?? NOTHING
const ofSentGoal = (rule: Rule, subject: GoalSubject) =>
  lackOfOutcome(rule.needs ?? [], subject.sent.state()) ? NOTHING : ofGoal(rule, subject)
const ofSentPublish = (rule: Rule, subject: PublishSubject) =>
  lackOfOutcome(rule.needs ?? [], subject.state()) ? NOTHING : ofPublish(rule, subject)

const written = ({ rule, statement }: Told, place: Place): Omit<Finding, 'silenced'> => ({
  rule: rule.id,
  title: rule.title,
  severity: statement.severity ?? rule.severity,
  place,
  what: statement.what,
  why: statement.why ?? rule.why,
  fix: statement.fix ?? rule.fix,
})

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
