import type { Message } from '../message'
import type { FieldName } from './fields'

/** Comparison operators. `:` is the usual comparison of a field: equality for a name, containment for a URL. */
export const OPERATORS = [':', '>=', '<=', '!=', '=', '>', '<'] as const
export type Operator = (typeof OPERATORS)[number]

/** A regular expression as typed between its slashes. `flags` are any of `i`, `m` and `s`, in this order. */
export interface RegexText {
  readonly kind: 'regex'
  readonly source: string
  readonly flags: string
}

/** Value that a field is compared with. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  /** Unquoted text that contains the wildcard `*`. */
  | { readonly kind: 'pattern'; readonly text: string }
  | RegexText

/**
 * A field and the path within it. For `prop.items.sku`, the path is `items`, `sku`; it is empty for fields without
 * one.
 */
export interface FieldPath {
  readonly field: FieldName
  readonly path: readonly string[]
}

/** A filter as a syntax tree. */
export type Query =
  | { readonly kind: 'everything' }
  /** Has at least two parts. */
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  /** Text in a name, property, unit, attribute or URL. */
  | { readonly kind: 'text'; readonly text: string }
  | RegexText
  | ({ readonly kind: 'compare'; readonly operator: Operator; readonly value: Value } & FieldPath)
  /** The row has a value there. */
  | ({ readonly kind: 'has' } & FieldPath)

/** A range of a filter's text, in UTF-16 code units; `to` is exclusive. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

/** Reason why text is not a valid filter: the range of the mistake, and a message on how to fix it. */
export interface QueryProblem extends TextRange {
  readonly kind: 'problem'
  readonly message: Message
}
