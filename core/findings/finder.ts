import { message } from '../message'
import type { Row } from '../record/row'
import { type Asked, firstOfEachSpot, NOBODY, type NotRun, type Told } from './ask'
import { askerOf } from './asker'
import type { Finding, Place } from './finding'
import { RULES } from './index'
import { lackOfList, lackOfOutcome } from './needs'
import { type Rule, SEVERITIES } from './rule'
import type { Sender } from './senders'
import type { FindingSettings } from './settings'
import type { SubjectFacts } from './subjects'

/** What findings are made of, besides what was sent. Another judge or other settings take another finder. */
export interface FindingFacts extends Omit<SubjectFacts, 'thresholds'> {
  readonly settings: FindingSettings
  /** All that there are, unless a test says otherwise. */
  readonly rules?: readonly Rule[]
}

/** Finds mistakes. What was found and cannot change any more is found once. */
export interface Finder {
  /** Those of a row's publish and, where it is one, of its goal event; the worst first. */
  readonly ofRow: (row: Row) => readonly Finding[]
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
  const order = new Map(rules.map(({ id }, place) => [id, place]))
  const enabled = rules.filter(({ id }) => !Object.hasOwn(settings.off, id))
  const asker = askerOf(enabled, { judge, stateOf, history, thresholds: settings.thresholds })
  const reasons = new Map(settings.silenced.map(({ rule, goal, reason }) => [`${rule}\n${goal}`, reason]))

  const findingsOf = (asked: readonly Asked[], place: Place, goal: string | null): readonly Finding[] => {
    if (asked.every((one) => one === NOBODY || one.told.length === 0)) return NO_FINDINGS
    const told = asked.flatMap((one) => one.told)
    return firstOfEachSpot(told, order).map((one) => ({
      ...written(one, place),
      silenced: goal === null ? null : (reasons.get(`${one.rule.id}\n${goal}`) ?? null),
    }))
  }

  const byWeight = (one: Finding, other: Finding) =>
    SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
    (order.get(one.rule) ?? 0) - (order.get(other.rule) ?? 0)

  return {
    ofRow(row) {
      const asked = asker.ofRow(row)
      if (!asked) return []
      const goal = row.kind === 'goal' ? row.event.goal.name : null
      const inPublish: Place = { kind: 'publish', deliveryId: row.delivery.id, index: asked.index }
      const own = findingsOf(asked.goal, { kind: 'goal', eventId: row.id }, goal)
      const shared = findingsOf(asked.publish, inPublish, goal)
      if (own.length === 0 && shared.length < 2) return shared
      return [...own, ...shared].toSorted(byWeight)
    },
    ofPages: (senders) =>
      senders.flatMap((sender) => {
        const { documentId, documentUrl } = sender
        return findingsOf([asker.ofPage(sender)], { kind: 'page', documentId, documentUrl }, null)
      }),
    notRun(row) {
      const asked = asker.ofRow(row)
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

const written = ({ rule, statement }: Told, place: Place): Omit<Finding, 'silenced'> => ({
  rule: rule.id,
  title: rule.title,
  severity: statement.severity ?? rule.severity,
  place,
  what: statement.what,
  why: statement.why ?? rule.why,
  fix: statement.fix ?? rule.fix,
})
