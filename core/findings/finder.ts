import { message } from '../message'
import type { Row } from '../record/row'
import { type RuleResults, dedupeByAspect, NO_RESULTS, type NotRun, type RuleStatement } from './rule-results'
import { createRuleRunner } from './rule-runner'
import type { Finding, FindingTarget } from './finding'
import { RULES } from './index'
import { missingListMessage, missingOutcomeMessage } from './needs'
import { type Rule, SEVERITIES } from './rule'
import type { PublishingDocument } from './publishing-documents'
import type { FindingSettings } from './settings'
import type { SubjectInputs } from './subjects'

/**
 * Inputs of a finder, apart from the data that was sent. A different lookup or different settings require a new
 * finder.
 */
export interface FinderInputs extends Omit<SubjectInputs, 'thresholds'> {
  readonly settings: FindingSettings
  /** Rules to run; all rules unless a test passes its own. */
  readonly rules?: readonly Rule[]
}

/** Runs the rules and returns their findings. Results that can no longer change are cached. */
export interface Finder {
  /** Findings of a row's publish and, for a goal event, of the event; the most severe first. */
  readonly ofRow: (row: Row) => readonly Finding[]
  /** Findings of pages. */
  readonly ofPages: (senders: readonly PublishingDocument[]) => readonly Finding[]
  /** Rules that did not run for a row, with the reasons. */
  readonly notRun: (row: Row) => readonly NotRun[]
  /** Returns whether the findings of a row stay the same until the epoch of the history changes. */
  readonly isFinal: (row: Row) => boolean
}

export function createFinder(inputs: FinderInputs): Finder {
  const { lookup, settings, statusOf, history, rules = RULES } = inputs
  const order = new Map(rules.map(({ id }, index) => [id, index]))
  const enabled = rules.filter(({ id }) => !Object.hasOwn(settings.off, id))
  const runner = createRuleRunner(enabled, { lookup, statusOf, history, thresholds: settings.thresholds })
  const reasons = new Map(settings.silenced.map(({ rule, goal, reason }) => [`${rule}\n${goal}`, reason]))

  const findingsOf = (
    results: readonly RuleResults[],
    target: FindingTarget,
    goal: string | null,
  ): readonly Finding[] => {
    if (results.every((one) => one === NO_RESULTS || one.statements.length === 0)) return NO_FINDINGS
    const statements = results.flatMap((one) => one.statements)
    return dedupeByAspect(statements, order).map((one) => ({
      ...toFinding(one, target),
      silenced: goal === null ? null : (reasons.get(`${one.rule.id}\n${goal}`) ?? null),
    }))
  }

  const byWeight = (one: Finding, other: Finding) =>
    SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) ||
    (order.get(one.rule) ?? 0) - (order.get(other.rule) ?? 0)

  return {
    ofRow(row) {
      const rowResults = runner.ofRow(row)
      if (!rowResults) return []
      const goal = row.kind === 'goal' ? row.event.goal.name : null
      const inPublish: FindingTarget = {
        kind: 'publish',
        deliveryId: row.delivery.id,
        index: rowResults.index,
      }
      const own = findingsOf(rowResults.goal, { kind: 'goal', eventId: row.id }, goal)
      const shared = findingsOf(rowResults.publish, inPublish, goal)
      if (own.length === 0 && shared.length < 2) return shared
      return [...own, ...shared].toSorted(byWeight)
    },
    ofPages: (senders) =>
      senders.flatMap((sender) => {
        const { documentId, documentUrl } = sender
        return findingsOf([runner.ofPage(sender)], { kind: 'page', documentId, documentUrl }, null)
      }),
    notRun(row) {
      const rowResults = runner.ofRow(row)
      if (!rowResults) return []
      const broken = [...rowResults.goal, ...rowResults.publish].flatMap((one) => one.failures)
      const status = rowResults.subject.status()
      return rules.flatMap(({ id, needs = [] }): NotRun[] => {
        const off = Object.hasOwn(settings.off, id) ? (settings.off[id] ?? '') : null
        if (off === '') return [{ rule: id, because: message('finding.lack.offSilent') }]
        if (off !== null) return [{ rule: id, because: message('finding.lack.off', { reason: off }) }]
        const lack =
          missingListMessage(needs, rowResults.subject.request.url, lookup) ??
          missingOutcomeMessage(needs, status)
        if (lack) return [{ rule: id, because: lack }]
        return broken.filter(({ rule }) => rule === id)
      })
    },
    isFinal: (row) => statusOf(row.delivery).isSettled && history.isQuiet(row),
  }
}

const NO_FINDINGS: readonly Finding[] = []

const toFinding = ({ rule, statement }: RuleStatement, target: FindingTarget): Omit<Finding, 'silenced'> => ({
  rule: rule.id,
  title: rule.title,
  severity: statement.severity ?? rule.severity,
  target,
  what: statement.what,
  why: statement.why ?? rule.why,
  fix: statement.fix ?? rule.fix,
})
