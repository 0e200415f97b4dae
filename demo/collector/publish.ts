/**
 * Validates publishes and creates the responses to them: PublishRequest, PublishBatchRequest and PublishResponse of
 * ABsmartly's published collector API specification (docs repository, api-spec.yaml).
 */
import * as v from 'valibot'

import type { RegistrySeed } from '../registry.ts'

const milliseconds = v.pipe(v.number(), v.integer())

/** A unit. `uid` has 1 to 640 characters and may be absent. */
export const UnitSchema = v.looseObject({
  type: v.string(),
  uid: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(640))),
})

const Goal = v.looseObject({
  name: v.string(),
  achievedAt: milliseconds,
  properties: v.nullish(v.looseObject({})),
})

const Exposure = v.looseObject({
  id: v.pipe(v.number(), v.integer(), v.minValue(0)),
  name: v.string(),
  unit: v.nullish(v.string()),
  variant: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(128)),
  exposedAt: milliseconds,
  assigned: v.boolean(),
  eligible: v.boolean(),
})

const Attribute = v.looseObject({ name: v.string(), setAt: milliseconds })

/** One publish: its units and time, and the goals, exposures and attributes it reports. */
const PublishRequest = v.looseObject({
  units: v.array(UnitSchema),
  publishedAt: milliseconds,
  hashed: v.nullish(v.boolean()),
  historic: v.nullish(v.boolean()),
  goals: v.optional(v.array(Goal)),
  exposures: v.optional(v.array(Exposure)),
  attributes: v.optional(v.array(Attribute)),
})

/** The body of `PUT /context/batch`: 1 to 500 publishes. */
export const PublishBatchRequest = v.looseObject({
  requests: v.pipe(v.array(v.looseObject({})), v.minLength(1), v.maxLength(500)),
})

/**
 * One warning or error. The specification only names the four fields, so their meaning is a guess: `batchIndex` is 0
 * outside a batch; `eventIndex` is the index in the list that `subject` names, or -1 for the publish as a whole.
 */
export interface PublishMessage {
  batchIndex: number
  eventIndex: number
  subject: 'request' | 'unit' | 'goal' | 'exposure' | 'attribute'
  message: string
}

/** A publish that matches the specification. */
export type PublishBody = v.InferOutput<typeof PublishRequest>

/** Documented response body of both a 200 and a 400. */
export interface PublishResponse {
  ok: boolean
  warnings: PublishMessage[]
  errors: PublishMessage[]
}

/**
 * The Web Console's label of a goal event with an unknown name. That the collector uses the same sentence is a guess.
 */
const UNKNOWN_GOAL = 'A goal with this name was not known at the time of ingestion'

const SUBJECTS: Readonly<Record<string, PublishMessage['subject']>> = {
  units: 'unit',
  goals: 'goal',
  exposures: 'exposure',
  attributes: 'attribute',
}

/**
 * Validates publishes against the specification and the workspace. A goal gets a warning unless its name is exactly a
 * registered one; archived goals count as registered. One invalid publish makes the whole response not ok.
 */
export function validate(publishes: readonly unknown[], registry: RegistrySeed): PublishResponse {
  const known = new Set(registry.goals.map(({ name }) => name))
  const warnings: PublishMessage[] = []
  const errors: PublishMessage[] = []
  publishes.forEach((publish, batchIndex) => {
    const parsed = v.safeParse(PublishRequest, publish)
    if (!parsed.success) {
      errors.push(...parsed.issues.map((issue) => ({ batchIndex, ...explain(issue) })))
      return
    }
    parsed.output.goals?.forEach(({ name }, eventIndex) => {
      if (!known.has(name)) warnings.push({ batchIndex, eventIndex, subject: 'goal', message: UNKNOWN_GOAL })
    })
  })
  return { ok: errors.length === 0, warnings, errors }
}

/** Returns the publishes that match the specification. */
export function wellFormed(publishes: readonly unknown[]): PublishBody[] {
  return publishes.filter((publish) => v.is(PublishRequest, publish))
}

/** Creates the response to a body without a publish that could be validated. */
export function refuse(message: string): PublishResponse {
  return { ok: false, warnings: [], errors: [{ batchIndex: 0, eventIndex: -1, subject: 'request', message }] }
}

/** Converts an issue of a schema to a message about the event it concerns. */
export function explain(issue: v.BaseIssue<unknown>): Omit<PublishMessage, 'batchIndex'> {
  const [list, index] = issue.path?.map(({ key }) => key) ?? []
  const subject = typeof index === 'number' ? SUBJECTS[String(list)] : undefined
  return {
    eventIndex: subject ? (index as number) : -1,
    subject: subject ?? 'request',
    message: `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`,
  }
}
