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

/** How much a finding matters, the worst first. */
export const SEVERITIES = ['error', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What a rule says of its subject: once for each mistake. */
export interface Statement {
  /** What is wrong, with the values as they were sent. */
  readonly what: Message
  /** Where they are other ones than the rule's own. */
  readonly severity?: Severity
  readonly why?: Message
  readonly fix?: Message
  /**
   * What of the subject it is about: `name`, `properties/price`, `units/0`. Of several rules that have something to say
   * of one spot the first one in the order of `index.ts` does, so that one mistake is one finding. The rule's id where
   * it is not said.
   */
  readonly aspect?: string
}

/** What most rules say of most subjects. */
export const NO_STATEMENTS: readonly Statement[] = []

/** A publish, and everything that a rule may look at. */
export interface PublishSubject {
  readonly publish: Publish
  readonly delivery: Delivery
  /** The request of its first attempt. */
  readonly request: Capture
  /** What became of it so far. Only for rules that follow the delivery. */
  readonly status: () => DeliveryStatus
  readonly lookup: RegistryLookup
  /** The workspace that judges its collector; null where none is set. */
  readonly workspace: KnownWorkspace | null
  /** Its registry; null before the first fetch. */
  readonly index: RegistryIndex | null
  readonly thresholds: Thresholds
  /** What the same tab sent before and after. Only for rules that follow the delivery or the record. */
  readonly history: TabHistory
}

/** A goal event in its publish. */
export interface GoalSubject {
  readonly row: Extract<Row, { readonly kind: 'goal' }>
  readonly event: GoalEvent
  readonly goal: Goal
  readonly publishSubject: PublishSubject
  /** What the registry says of its name. */
  readonly nameVerdict: NameVerdict
  /** What metrics read of it; null for a goal that the registry does not have, or has no id of. */
  readonly reads: GoalReads | null
  /** What the same tab sent before and after. Only for rules that follow the record. */
  readonly history: TabHistory
}

/** A document that has published, or whose context did not load. */
export interface PageSubject {
  readonly documentId: string | null
  readonly documentUrl: string
  /** Where it publishes to, or loads its context from. */
  readonly collectorUrl: string
  /** As its publishes say; null where it has published nothing, or they do not say. */
  readonly environment: string | null
  readonly trouble: ContextTrouble | null
  readonly lookup: RegistryLookup
  readonly workspace: KnownWorkspace | null
  readonly index: RegistryIndex | null
}

/**
 * A rule: one mistake that can be told from what was sent. It is pure, and asked once for each subject it has a check
 * for. How to add one: CONTRIBUTING.md, "Add a finding rule".
 */
export interface Rule<Id extends string = string> {
  /** In kebab case; the name of its file and of its page in `docs/findings`. */
  readonly id: Id
  /** Two or three words for it. */
  readonly title: MessageKey
  readonly severity: Severity
  /** Why it matters for the experiment. */
  readonly why: Message
  /** What to do. */
  readonly fix: Message
  /** Without these it does not run, and that is said. */
  readonly needs?: readonly Need[]
  /**
   * What can change its answer besides the registry: what became of the delivery, or other goal events of the tab. A rule
   * that says neither is asked once.
   */
  readonly follows?: 'delivery' | 'record'
  readonly goal?: (subject: GoalSubject) => readonly Statement[]
  readonly publish?: (subject: PublishSubject) => readonly Statement[]
  readonly page?: (subject: PageSubject) => readonly Statement[]
}

/** Gives a rule its type, and keeps its id's. */
export const defineRule = <const Id extends string>(rule: Rule<Id>): Rule<Id> => rule
