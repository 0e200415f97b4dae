import type { Delivery } from '../delivery/delivery'
import { message } from '../message'
import type { Publish } from '../publish/publish'
import type { Row } from '../record/row'
import { type Asked, askEach, firstOfEachSpot, NOBODY, type NotRun, runningRules, type Told } from './ask'
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
import {
  goalSubject,
  pageSubject,
  publishIndexOf,
  publishSubjects,
  type SubjectFacts,
  UNREAD,
} from './subjects'

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

  const running = new Map<string, ReturnType<typeof runningRules>>()
  const runningAt = (url: string) => kept(running, url, () => runningRules(enabled, url, judge))

  const subjects = new WeakMap<Delivery, readonly PublishSubject[]>()
  const subjectsOf = (delivery: Delivery) =>
    kept(subjects, delivery, () => publishSubjects(delivery, subjectFacts))

  const publishes = new WeakMap<Publish, Asked>()
  const deliveries = new WeakMap<PublishSubject, Asked>()
  const goals = new WeakMap<Row, Asked>()
  const goalDeliveries = new WeakMap<Row, Asked>()
  const records = new WeakMap<Row, { readonly epoch: number; readonly asked: Asked }>()

  const askPublish = (subject: PublishSubject): readonly Asked[] => {
    const { publish } = runningAt(subject.request.url)
    const isSettled = publish.delivery.length > 0 && subject.state().isSettled
    return [
      subject.publish === UNREAD
        ? NOBODY
        : kept(publishes, subject.publish, () => askEach(publish.once, ofPublish, subject)),
      keptIf(isSettled, deliveries, subject, () => askEach(publish.delivery, ofSentPublish, subject)),
    ]
  }

  const askRecord = (row: Row, subject: GoalSubject, record: readonly Rule[]): Asked => {
    const before = records.get(row)
    if (before?.epoch === history.epoch) return before.asked
    const asked = askEach(record, ofGoal, subject)
    if (history.isQuiet(row)) records.set(row, { epoch: history.epoch, asked })
    return asked
  }

  const askGoal = (row: GoalSubject['row'], sent: PublishSubject): readonly Asked[] => {
    const { goal } = runningAt(sent.request.url)
    const subject = goalSubject(row, sent, subjectFacts)
    const isSettled = goal.delivery.length > 0 && sent.state().isSettled
    return [
      kept(goals, row, () => askEach(goal.once, ofGoal, subject)),
      keptIf(isSettled, goalDeliveries, row, () => askEach(goal.delivery, ofSentGoal, subject)),
      askRecord(row, subject, goal.record),
    ]
  }

  const findingsOf = (asked: readonly Asked[], place: Place, goal: string | null): readonly Finding[] => {
    if (asked.every(({ told }) => told.length === 0)) return []
    const told = asked.flatMap((one) => one.told)
    return firstOfEachSpot(told, order).map((one) => ({
      ...written(one, place),
      silenced: goal === null ? null : (reasons.get(`${one.rule.id}\n${goal}`) ?? null),
    }))
  }

  const askRow = (row: Row) => {
    const index = row.kind === 'goal' ? publishIndexOf(row.event.publish, row.attempt) : 0
    const sent = subjectsOf(row.delivery)[index]
    if (!sent) return null
    return { sent, index, publish: askPublish(sent), goal: row.kind === 'goal' ? askGoal(row, sent) : [] }
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
      return own.length + shared.length < 2 ? [...own, ...shared] : [...own, ...shared].toSorted(byWeight)
    },
    ofDelivery: (delivery) =>
      subjectsOf(delivery).flatMap((subject, index) =>
        findingsOf(askPublish(subject), { kind: 'publish', deliveryId: delivery.id, index }, null).toSorted(
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
        if (off !== null) return [{ rule: id, because: message('finding.lack.off', { reason: off }) }]
        const lack = lackOfList(needs, asked.sent.request.url, judge) ?? lackOfOutcome(needs, state)
        if (lack) return [{ rule: id, because: lack }]
        return broken.filter(({ rule }) => rule === id)
      })
    },
    isFinal: (row) => stateOf(row.delivery).isSettled && history.isQuiet(row),
  }
}

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

interface Keeper<Key, Value> {
  get(key: Key): Value | undefined
  set(key: Key, value: Value): unknown
}

function kept<Key, Value>(keeper: Keeper<Key, Value>, key: Key, make: () => Value): Value {
  const known = keeper.get(key)
  if (known !== undefined) return known
  const made = make()
  keeper.set(key, made)
  return made
}

const keptIf = <Key, Value>(
  isFinal: boolean,
  keeper: Keeper<Key, Value>,
  key: Key,
  make: () => Value,
): Value => (isFinal ? kept(keeper, key, make) : make())
