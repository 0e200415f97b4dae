import { requestOf } from '../attempt'
import type { Delivery, DeliveryStatus } from '../delivery/delivery'
import type { Publish } from '../publish/publish'
import { publishesOf, readCapture } from '../publish/read-capture'
import type { Row } from '../record/row'
import type { RegistryLookup } from '../registry/registry-lookup'
import type { TabHistory } from './history'
import { goalReads } from './metric-reads'
import type { GoalSubject, PageSubject, PublishSubject } from './rule'
import type { PublishingDocument } from './publishing-documents'
import type { Thresholds } from './settings'

/** Inputs of subjects, apart from the data that was sent. */
export interface SubjectInputs {
  readonly lookup: RegistryLookup
  readonly thresholds: Thresholds
  readonly statusOf: (delivery: Delivery) => DeliveryStatus
  readonly history: TabHistory
}

/**
 * Returns the publishes of a delivery. A delivery that cannot be read has one empty publish, since it has an outcome
 * too.
 */
export function publishSubjects(delivery: Delivery, inputs: SubjectInputs): readonly PublishSubject[] {
  const request = requestOf(delivery.attempts[0])
  const { lookup, thresholds, statusOf, history } = inputs
  const workspace = lookup.workspace(request.url)
  const of = (publish: Publish): PublishSubject => ({
    publish,
    delivery,
    request,
    status: () => statusOf(delivery),
    lookup,
    workspace,
    index: workspace?.index ?? null,
    thresholds,
    history,
  })
  if (readCapture(request).kind === 'unreadable') return [of(UNREADABLE_PUBLISH)]
  return publishesOf(request).map(of)
}

/** Creates the subject for a goal event. */
export function goalSubject(
  row: Extract<Row, { readonly kind: 'goal' }>,
  publishSubject: PublishSubject,
  { lookup, history }: SubjectInputs,
): GoalSubject {
  const { event } = row
  const { goal } = event
  return {
    row,
    event,
    goal,
    publishSubject,
    nameVerdict: lookup.goal(goal.name, publishSubject.request.url),
    reads: publishSubject.index && goalReads(goal.name, publishSubject.index),
    history,
  }
}

/** Creates the subject for a publishing document. */
export function pageSubject(sender: PublishingDocument, { lookup }: SubjectInputs): PageSubject {
  const workspace = lookup.workspace(sender.collectorUrl)
  return { ...sender, lookup, workspace, index: workspace?.index ?? null }
}

/** Placeholder for a publish that cannot be read. Rules about the contents of a publish do not run for it. */
export const UNREADABLE_PUBLISH: Publish = {
  units: [],
  goals: [],
  exposures: [],
  attributes: [],
  hashed: false,
  publishedAt: null,
  sdkVersion: null,
  application: null,
  applicationVersion: null,
  environment: null,
  agent: null,
  problems: [],
}
