import { type Message, message } from '../../message'
import type { Json } from '../../publish/publish'
import { type Node, findNodes } from '../values/find-nodes'
import { defineRule, type GoalSubject, NO_STATEMENTS } from '../rule'
import { formatValue } from '../values/format-value'

/** Strings that code produces from a missing value, or from a value that is not a string. */
const TEXT = /^(?:undefined|NaN|-?Infinity|Invalid Date|\[object \w+\])$/

/**
 * Values that were lost in the conversion to JSON (ECMA-262, JSON.stringify: `NaN` and `Infinity` become null; `Map`,
 * `Set` and `Error` become `{}`), and browser events that were sent as values.
 */
export const lossyValue = defineRule({
  id: 'lossy-value',
  title: 'finding.lossyValue.title',
  severity: 'warning',
  follows: 'record',
  why: message('finding.lossyValue.why'),
  fix: message('finding.lossyValue.fix'),
  goal({ row, goal: { properties }, history }) {
    const lost = properties === null ? null : findNodes(properties, isLossy)
    if (!lost) return NO_STATEMENTS
    return lost
      .filter(({ path, value }) => value !== null || wasNumber(history.sameGoalBefore(row), path))
      .map((node) => ({
        ...(mayBeIntended(node) && MAYBE),
        what: lossMessage(node),
        aspect: `properties/${node.path}`,
      }))
  },
})

function isLossy(value: Json): boolean {
  if (typeof value === 'string') return TEXT.test(value)
  if (value === null) return true
  return typeof value === 'object' && !Array.isArray(value) && (isEvent(value) || isEmpty(value))
}

/**
 * Returns whether the last value at a path, in an earlier event of the same goal, was a number. Null may be intended,
 * but after a number it was more likely `NaN`.
 */
function wasNumber(before: readonly GoalSubject['row'][], path: string): boolean {
  const keys = path.split('/')
  for (const { event } of before) {
    const value = keys.reduce<Json | undefined>(memberOf, event.goal.properties ?? undefined)
    if (value !== undefined && value !== null) return typeof value === 'number'
  }
  return false
}

const memberOf = (value: Json | undefined, key: string): Json | undefined =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as { readonly [key: string]: Json })[key]
    : undefined

/** Keys whose value is not meant to be an empty object: those of lists, and of errors, which JSON writes as `{}`. */
const COLLECTION = /^(?:items|products|lines|skus|tags|categories|variants|set|map|error|err|exception)$/i
const MAYBE = { severity: 'info' } as const

/** Returns whether an empty object may be intended, for example as an empty selection. */
const mayBeIntended = ({ key, value }: Node): boolean =>
  typeof value === 'object' && value !== null && !isEvent(value) && !COLLECTION.test(key)

/**
 * Returns whether a value is a browser event. `isTrusted` is the only own property of a DOM event; a React event has
 * `nativeEvent`.
 */
const isEvent = (value: object): boolean => 'isTrusted' in value || 'nativeEvent' in value

function isEmpty(value: object): boolean {
  for (const _ in value) return false
  return true
}

function lossMessage({ path, value }: Node): Message {
  if (value === null) return message('finding.lossyValue.null', { path })
  if (typeof value === 'string')
    return message('finding.lossyValue.text', { path, value: formatValue(value) })
  return typeof value === 'object' && isEvent(value)
    ? message('finding.lossyValue.event', { path })
    : message('finding.lossyValue.empty', { path })
}
