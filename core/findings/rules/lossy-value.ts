import { type Message, message } from '../../message'
import type { Json } from '../../publish/publish'
import { type Node, nodesWhere } from '../nodes-where'
import { defineRule, NOTHING } from '../rule'
import { shownValue } from '../shown-value'

/** Texts that code writes where it has no value, or one that is no text. */
const TEXTS: ReadonlySet<string> = new Set([
  'undefined',
  'NaN',
  'Infinity',
  '-Infinity',
  '[object Object]',
  '[object Promise]',
  '[object Undefined]',
  '[object Null]',
  'Invalid Date',
])

/** What is always a number where it is at all: null in its place was `NaN` or `Infinity`, which JSON does not have. */
const NUMBER = /(?:^|[a-z_-])(?:price|amount|revenue|total|subtotal|quantity|qty)$/i
/** What is never an empty object: a list, or an error, which JSON writes so. */
const COLLECTION = /^(?:items|products|lines|skus|tags|categories|variants|set|map|error|err|exception)$/i

/**
 * Values that lost what was in them on the way to JSON (ECMA-262, JSON.stringify: `NaN` and `Infinity` are null, `Map`, `Set`
 * and `Error` are `{}`), and events of the browser sent as they are.
 */
export const lossyValue = defineRule({
  id: 'lossy-value',
  title: 'finding.lossyValue.title',
  severity: 'warning',
  why: message('finding.lossyValue.why'),
  fix: message('finding.lossyValue.fix'),
  goal({ goal: { properties } }) {
    const lost = properties === null ? null : nodesWhere(properties, isLossy)
    return lost?.map((node) => ({ what: whatOf(node), spot: `properties/${node.path}` })) ?? NOTHING
  },
})

function isLossy(value: Json, key: string): boolean {
  if (typeof value === 'string') return TEXTS.has(value)
  if (value === null) return NUMBER.test(key)
  return typeof value === 'object' && !Array.isArray(value) && (isEvent(value) || isEmpty(value, key))
}

/** An event of the DOM has `isTrusted` alone for its own, one of React has `nativeEvent`. */
const isEvent = (value: object): boolean => 'isTrusted' in value || 'nativeEvent' in value

function isEmpty(value: object, key: string): boolean {
  for (const _ in value) return false
  return COLLECTION.test(key)
}

function whatOf({ path, value }: Node): Message {
  if (value === null) return message('finding.lossyValue.null', { path })
  if (typeof value === 'string') return message('finding.lossyValue.text', { path, value: shownValue(value) })
  return typeof value === 'object' && isEvent(value)
    ? message('finding.lossyValue.event', { path })
    : message('finding.lossyValue.empty', { path })
}
