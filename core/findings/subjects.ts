import { requestOf } from '../attempt'
import type { Delivery, DeliveryState } from '../delivery/delivery'
import type { Publish } from '../publish/publish'
import { publishesOf, readCapture } from '../publish/read-capture'
import type { Row } from '../record/row'
import type { Judge } from '../registry/judge'
import type { History } from './history'
import { readsOf } from './metric-reads'
import type { GoalSubject, PageSubject, PublishSubject } from './rule'
import type { Sender } from './senders'
import type { Thresholds } from './settings'

/** What subjects are made of, besides what was sent. */
export interface SubjectFacts {
  readonly judge: Judge
  readonly thresholds: Thresholds
  readonly stateOf: (delivery: Delivery) => DeliveryState
  readonly history: History
}

/** The publishes of a delivery; for one that cannot be read a publish with nothing in it, which has an outcome too. */
export function publishSubjects(delivery: Delivery, facts: SubjectFacts): readonly PublishSubject[] {
  const request = requestOf(delivery.attempts[0])
  const { judge, thresholds, stateOf, history } = facts
  const workspace = judge.workspace(request.url)
  const of = (publish: Publish): PublishSubject => ({
    publish,
    delivery,
    request,
    state: () => stateOf(delivery),
    judge,
    workspace,
    index: workspace?.index ?? null,
    thresholds,
    history,
  })
  if (readCapture(request).kind === 'unreadable') return [of(UNREAD)]
  return publishesOf(request).map(of)
}

/** A goal event in its publish. */
export function goalSubject(
  row: Extract<Row, { readonly kind: 'goal' }>,
  sent: PublishSubject,
  { judge, history }: SubjectFacts,
): GoalSubject {
  const { event } = row
  const { goal } = event
  return {
    row,
    event,
    goal,
    sent,
    judgement: judge.goal(goal.name, sent.request.url),
    reads: sent.index && readsOf(goal.name, sent.index),
    history,
  }
}

/** A document that sends. */
export function pageSubject(sender: Sender, { judge }: SubjectFacts): PageSubject {
  const workspace = judge.workspace(sender.collectorUrl)
  return { ...sender, judge, workspace, index: workspace?.index ?? null }
}

/** Stands for a publish that cannot be read: of what is not in it nothing is to be said. */
export const UNREAD: Publish = {
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
