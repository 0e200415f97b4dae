import { type Message, message } from '../../message'
import type { Json } from '../../publish/publish'
import { type Node, findNodes } from '../values/find-nodes'
import { defineRule, type GoalSubject, NO_STATEMENTS } from '../rule'
import { formatValue } from '../values/format-value'

/** Texts that code writes where it has no value, or one that is no text. */
const TEXT = /^(?:undefined|NaN|-?Infinity|Invalid Date|\[object \w+\])$/

/**
 * Values that lost what was in them on the way to JSON (ECMA-262, JSON.stringify: `NaN` and `Infinity` are null, `Map`, `Set`
 * and `Error` are `{}`), and events of the browser sent as they are.
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
        ...(mayBeMeant(node) && MAYBE),
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

/** Null may be meant; where the same goal had a number the last time that there was anything, it was more likely `NaN`. */
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

/** What is never an empty object: a list, or an error, which JSON writes so. */
const COLLECTION = /^(?:items|products|lines|skus|tags|categories|variants|set|map|error|err|exception)$/i
const MAYBE = { severity: 'info' } as const

/** Nothing may be chosen, and no more is known. */
const mayBeMeant = ({ key, value }: Node): boolean =>
  typeof value === 'object' && value !== null && !isEvent(value) && !COLLECTION.test(key)

/** An event of the DOM has `isTrusted` alone for its own, one of React has `nativeEvent`. */
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
