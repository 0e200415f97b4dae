import type { Message } from '../message'
import type { FieldName } from './fields'

/** How a field is compared with a value. `:` is what the field usually means: the whole of a name, a part of an address. */
export const OPERATORS = [':', '>=', '<=', '!=', '=', '>', '<'] as const
export type Operator = (typeof OPERATORS)[number]

/** A regular expression as it was typed between its slashes. `flags` are some of `i`, `m` and `s`, in this order. */
export interface RegexText {
  readonly kind: 'regex'
  readonly source: string
  readonly flags: string
}

/** What a field is compared with. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  /** Without quotes and with a `*` in it, which stands for any text. */
  | { readonly kind: 'pattern'; readonly text: string }
  | RegexText

/** A field, and where in it: of `prop.items.sku` the path is `items`, `sku`. Empty for fields without one. */
export interface FieldPath {
  readonly field: FieldName
  readonly path: readonly string[]
}

/** What a filter asks for. */
export type Query =
  | { readonly kind: 'everything' }
  /** Of two parts at least. */
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Query[] }
  | { readonly kind: 'not'; readonly part: Query }
  /** Somewhere in names, properties, units, attributes or addresses. */
  | { readonly kind: 'text'; readonly text: string }
  | RegexText
  | ({ readonly kind: 'compare'; readonly operator: Operator; readonly value: Value } & FieldPath)
  /** The row has something there. */
  | ({ readonly kind: 'has' } & FieldPath)

/** A place in the text of a filter, in UTF-16 code units; `to` is behind it. */
export interface TextRange {
  readonly from: number
  readonly to: number
}

/** Why a text is no filter: where, and what to do about it. */
export interface QueryProblem extends TextRange {
  readonly kind: 'problem'
  readonly message: Message
}
