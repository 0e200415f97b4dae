import type { Capture } from '../capture'
import type { ContextTrouble } from '../delivery/context-load'
import type { Delivery, DeliveryStatus } from '../delivery/delivery'
import type { Message, MessageKey } from '../message'
import type { GoalEvent } from '../publish/goal-event'
import type { Goal, Publish } from '../publish/publish'
import type { Row } from '../record/row'
import type { RegistryLookup } from '../registry/registry-lookup'
import type { RegistryIndex } from '../registry/registry'
import type { NameVerdict } from '../registry/verdict'
import type { KnownWorkspace } from '../registry/workspace'
import type { TabHistory } from './history'
import type { GoalReads } from './metric-reads'
import type { Need } from './needs'
import type { Thresholds } from './settings'

/** Severities of findings, the worst first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

/** A rule's statement about one mistake in its subject. */
export interface Statement {
  /** The mistake, with the values as sent. */
  readonly what: Message
  /** Severity, reason and fix, if they differ from the rule's own. */
  readonly severity?: Severity
  readonly why?: Message
  readonly fix?: Message
  /**
   * Part of the subject that the statement is about: `name`, `properties/price`, `units/0`. When several rules report
   * the same aspect, only the first one in the order of `index.ts` counts, so that one mistake is one finding.
   * Defaults to the rule's id.
   */
  readonly aspect?: string
}

/** Empty result, which most rules return for most subjects. */
export const NO_STATEMENTS: readonly Statement[] = []

/** A publish with all data that a rule may use. */
export interface PublishSubject {
  readonly publish: Publish
  readonly delivery: Delivery
  /** Request of the first attempt. */
  readonly request: Capture
  /** Returns the current status of the delivery. Only for rules that follow the delivery. */
  readonly status: () => DeliveryStatus
  readonly lookup: RegistryLookup
  /** Workspace of the collector; null when no workspace covers it. */
  readonly workspace: KnownWorkspace | null
  /** Registry of the workspace; null before the first fetch. */
  readonly index: RegistryIndex | null
  readonly thresholds: Thresholds
  /** Data that the same tab sent before and after. Only for rules that follow the delivery or the record. */
  readonly history: TabHistory
}

/** A goal event with its publish. */
export interface GoalSubject {
  readonly row: Extract<Row, { readonly kind: 'goal' }>
  readonly event: GoalEvent
  readonly goal: Goal
  readonly publishSubject: PublishSubject
  /** Verdict for the goal's name. */
  readonly nameVerdict: NameVerdict
  /** Reads of the goal by metrics; null when the registry has no such goal, or does not have its id. */
  readonly reads: GoalReads | null
  /** Data that the same tab sent before and after. Only for rules that follow the record. */
  readonly history: TabHistory
}

/** A document that has published, or that has trouble with its context. */
export interface PageSubject {
  readonly documentId: string | null
  readonly documentUrl: string
  /** URL that the document publishes to, or loads its context from. */
  readonly collectorUrl: string
  /** Environment of its publishes; null when it has published nothing or does not send an environment. */
  readonly environment: string | null
  readonly trouble: ContextTrouble | null
  readonly lookup: RegistryLookup
  readonly workspace: KnownWorkspace | null
  readonly index: RegistryIndex | null
}

/**
 * A rule detects one kind of mistake in the data that a page sent. Rules are pure. A rule checks every subject that it
 * has a function for: `goal`, `publish` or `page`. To add one, see docs/recipes/add-a-rule.md.
 */
export interface Rule<Id extends string = string> {
  /** Id in kebab case, which is also the name of the rule's file and of its page in `docs/findings`. */
  readonly id: Id
  /** Title of at most five words. */
  readonly title: MessageKey
  readonly severity: Severity
  /** Consequence for the experiment. */
  readonly why: Message
  /** Steps to fix the mistake. */
  readonly fix: Message
  /** Requirements. If one is not met, the rule does not run, and the panel lists it with the reason. */
  readonly needs?: readonly Need[]
  /**
   * Input, apart from the registry, that can change the result later: the status of the delivery, or other goal events
   * of the tab (`record`). A rule that follows neither runs once for each subject.
   */
  readonly follows?: 'delivery' | 'record'
  readonly goal?: (subject: GoalSubject) => readonly Statement[]
  readonly publish?: (subject: PublishSubject) => readonly Statement[]
  readonly page?: (subject: PageSubject) => readonly Statement[]
}

/** Types a rule and preserves the literal type of its id. */
export const defineRule = <const Id extends string>(rule: Rule<Id>): Rule<Id> => rule
