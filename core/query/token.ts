import type { Message } from '../message'
import type { FieldName } from './fields'
import type { Operator, TextRange, RegexText, Value } from './query'

type Part =
  | { readonly kind: 'open' | 'close' | 'minus' | 'and' | 'or' | 'not' }
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | RegexText
  | FieldPart
  | HasPart
  /** `at` is the part that is wrong. */
  | { readonly kind: 'problem'; readonly message: Message; readonly at: TextRange }

/** A field with its operator; `value` is null when it is missing. */
export interface FieldPart {
  readonly kind: 'field'
  readonly name: FieldName
  readonly path: readonly string[]
  readonly operator: Operator
  readonly value: Value | null
  /** Range of the value, or the position where it is missing. */
  readonly at: TextRange
}

/** The argument of `has:`; `name` is null when it is not a field. */
export interface HasPart {
  readonly kind: 'has'
  readonly name: FieldName | null
  readonly path: readonly string[]
  readonly at: TextRange
}

/** A token of a filter, with its range. */
export type Token = Part & TextRange

/** Tokens of one kind. */
export type TokenOf<Kind extends Token['kind']> = Extract<Token, { kind: Kind }>
