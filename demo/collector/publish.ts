/**
 * What the collector takes and what it says about it: PublishRequest, PublishBatchRequest and PublishResponse of
 * ABsmartly's published collector API specification (docs repository, api-spec.yaml).
 */
import * as v from 'valibot'

import type { RegistrySeed } from '../registry.ts'

const milliseconds = v.pipe(v.number(), v.integer())

/** A unit; a uid has 1 to 640 characters and may be missing. */
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

/** One publish: units and a time, and what happened. */
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
 * One warning or error. The specification names the four fields and nothing more, so these are guesses: `batchIndex`
 * is 0 outside a batch, `eventIndex` counts within the list that `subject` names and is -1 for the publish as a whole.
 */
export interface PublishMessage {
  batchIndex: number
  eventIndex: number
  subject: 'request' | 'unit' | 'goal' | 'exposure' | 'attribute'
  message: string
}

/** A publish as it is accepted. */
export type PublishBody = v.InferOutput<typeof PublishRequest>

/** The documented body of a 200 and of a 400. */
export interface PublishResponse {
  ok: boolean
  warnings: PublishMessage[]
  errors: PublishMessage[]
}

/** The Web Console's own label of a goal event with an unknown name; whether the collector says the same is a guess. */
const UNKNOWN_GOAL = 'A goal with this name was not known at the time of ingestion'

const SUBJECTS: Readonly<Record<string, PublishMessage['subject']>> = {
  units: 'unit',
  goals: 'goal',
  exposures: 'exposure',
  attributes: 'attribute',
}

/**
 * Judges publishes against the specification and the workspace. A goal of any other than exactly a registered name
 * gets a warning; an archived goal is registered still. One publish that is wrong makes the whole answer not ok.
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

/** Those of the publishes that say what the specification asks for. */
export function wellFormed(publishes: readonly unknown[]): PublishBody[] {
  return publishes.filter((publish) => v.is(PublishRequest, publish))
}

/** The answer when there is no publish to judge. */
export function refuse(message: string): PublishResponse {
  return { ok: false, warnings: [], errors: [{ batchIndex: 0, eventIndex: -1, subject: 'request', message }] }
}

/** What a schema found wrong, placed at the event it is about. */
export function explain(issue: v.BaseIssue<unknown>): Omit<PublishMessage, 'batchIndex'> {
  const [list, index] = issue.path?.map(({ key }) => key) ?? []
  const subject = typeof index === 'number' ? SUBJECTS[String(list)] : undefined
  return {
    eventIndex: subject ? (index as number) : -1,
    subject: subject ?? 'request',
    message: `${v.getDotPath(issue) ?? 'body'}: ${issue.message}`,
  }
}
