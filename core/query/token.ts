import type { Message } from '../message'
import type { FieldName } from './fields'
import type { Operator, TextRange, RegexText, Value } from './query'

type Part =
  | { readonly kind: 'open' | 'close' | 'minus' | 'and' | 'or' | 'not' }
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | RegexText
  | FieldPart
  | HasPart
  /** `at` is what is wrong with it. */
  | { readonly kind: 'problem'; readonly message: Message; readonly at: TextRange }

/** A field with its operator; `value` is null when there is none yet. */
export interface FieldPart {
  readonly kind: 'field'
  readonly name: FieldName
  readonly path: readonly string[]
  readonly operator: Operator
  readonly value: Value | null
  /** Where the value is, or would be. */
  readonly at: TextRange
}

/** What `has:` asks for; `name` is null when it is no field. */
export interface HasPart {
  readonly kind: 'has'
  readonly name: FieldName | null
  readonly path: readonly string[]
  readonly at: TextRange
}

/** One word of a filter, and where it is. */
export type Token = Part & TextRange

/** Those of one kind. */
export type TokenOf<Kind extends Token['kind']> = Extract<Token, { kind: Kind }>
