import { type Message, message } from '../message'
import type { Attribute, Exposure, Goal, Json, PublishProblem, Publish, Unit } from './publish'

type JsonObject = { readonly [key: string]: Json }

/** `Array.isArray` for JSON, whose own type guard loses the item type. */
const isJsonList = (value: Json): value is readonly Json[] => Array.isArray(value)

/** The fields of a publish that come from the request's headers. */
export type PublishHeaders = Pick<Publish, 'application' | 'applicationVersion' | 'environment' | 'agent'>

/** Checks for a JSON object, as opposed to null, lists and plain values. */
export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Parses one publish object from any SDK generation. Fields that are missing or have the wrong type are left out and
 * listed in `problems`; all others are returned as sent.
 *
 * Fields and the versions that introduced them: @absmartly/javascript-sdk `src/context.ts` and `src/client.ts` of 1.2
 * to 1.14, `PublishRequest` in ABsmartly's API specification.
 */
export function readPublish(body: JsonObject, headers: PublishHeaders): Publish {
  const problems: PublishProblem[] = []
  const report = (problem: Message, goal?: number) =>
    problems.push({ message: problem, ...(goal !== undefined && { goal }) })
  const publishedAt = numberOr(body['publishedAt'], null)
  if (publishedAt === null) report(message('problem.publish.publishedAt'))
  return {
    units: readUnits(body['units'], report),
    goals: readList('goals', body['goals'], report).map((goal, index) => readGoal(goal, index, report)),
    exposures: readObjects('exposures', body['exposures'], report).map(readExposure),
    attributes: readObjects('attributes', body['attributes'], report).map(readAttribute),
    hashed: body['hashed'] === true,
    publishedAt,
    sdkVersion: typeof body['sdkVersion'] === 'string' ? body['sdkVersion'] : null,
    ...headers,
    problems,
  }
}

type ReportProblem = (problem: Message, goal?: number) => void

function readList(
  field: 'goals' | 'exposures' | 'attributes',
  value: Json | undefined,
  report: ReportProblem,
): readonly Json[] {
  if (value === undefined || value === null) return []
  if (isJsonList(value)) return value
  report(message('problem.publish.notList', { field }))
  return []
}

function readObjects(
  field: 'exposures' | 'attributes',
  value: Json | undefined,
  report: ReportProblem,
): JsonObject[] {
  const list = readList(field, value, report)
  const objects = list.filter(isJsonObject)
  if (objects.length < list.length) report(notObjects(field, list.length - objects.length))
  return objects
}

const notObjects = (field: string, count: number): Message =>
  message('problem.publish.notObjects', { field }, count)

function readUnits(value: Json | undefined, report: ReportProblem): Unit[] {
  if (!Array.isArray(value)) {
    report(message('problem.publish.noUnits'))
    return []
  }
  const units = value.filter(isJsonObject)
  if (units.length === 0) report(message('problem.publish.noUnits'))
  else if (units.length < value.length) report(notObjects('units', value.length - units.length))
  return units.map((unit) => {
    const uid = unit['uid']
    // The SDK converts a number with `value.toFixed(0)` (`src/context.ts` `unit()`), so only other senders send one.
    if (typeof uid === 'number') return { type: textOf(unit['type']), uid: uid.toFixed(0) }
    if (typeof uid === 'string') return { type: textOf(unit['type']), uid }
    report(message('problem.publish.noUid', { type: textOf(unit['type']) }))
    return { type: textOf(unit['type']), uid: null }
  })
}

function readGoal(value: Json, index: number, report: ReportProblem): Goal {
  const goal: JsonObject = isJsonObject(value) ? value : {}
  if (!isJsonObject(value)) report(message('problem.goal.notObject'), index)
  else if (typeof goal['name'] !== 'string' || goal['name'] === '')
    report(message('problem.goal.noName'), index)
  const achievedAt = numberOr(goal['achievedAt'], null)
  if (achievedAt === null) report(message('problem.goal.achievedAt'), index)
  return {
    name: textOf(goal['name']),
    ...(goal['name'] !== undefined && typeof goal['name'] !== 'string' && { sentName: goal['name'] }),
    achievedAt,
    properties: readProperties(goal['properties'], (problem) => report(problem, index)),
    ...(Array.isArray(goal['values']) && { values: goal['values'] }),
  }
}

function readProperties(value: Json | undefined, report: (problem: Message) => void): JsonObject | null {
  if (value === undefined || value === null) return null
  if (isJsonObject(value)) return value
  report(message('problem.goal.properties'))
  return null
}

const readExposure = (exposure: JsonObject): Exposure => ({ name: textOf(exposure['name']), raw: exposure })

const readAttribute = (attribute: JsonObject): Attribute => ({
  name: textOf(attribute['name']),
  value: attribute['value'] ?? null,
  setAt: numberOr(attribute['setAt'], null),
})

const textOf = (value: Json | undefined): string => (typeof value === 'string' ? value : '')

function numberOr<Fallback>(value: Json | undefined, fallback: Fallback): number | Fallback {
  return typeof value === 'number' ? value : fallback
}
