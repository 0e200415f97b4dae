import * as v from 'valibot'
import { isObject } from '../is-object'

/** A part of a stored value that does not match its schema. */
export interface UnreadablePart {
  /** The part as it was stored. */
  readonly value: unknown
  /** Names of the unreadable fields of an object. Absent if the whole value is unreadable. */
  readonly fields?: readonly string[]
  /** Number of unreadable entries of a list. Absent if the whole value is unreadable. */
  readonly entries?: number
}

/** A stored value, split into the parts that can be read and those that cannot. */
export interface Checked<T> {
  /** Undefined if nothing is stored, or nothing of it can be read. */
  readonly value: T | undefined
  readonly unreadable: readonly UnreadablePart[]
}

/** Checks a stored value. Never throws. Undefined means that nothing is stored. */
export type Check<T> = (stored: unknown) => Checked<T>

const NOTHING_STORED: Checked<never> = { value: undefined, unreadable: [] }

/** Returns a value of which nothing can be read. */
export const unreadable = (stored: unknown): Checked<never> => ({
  value: undefined,
  unreadable: [{ value: stored }],
})

/** Creates a check for a value that can only be read as a whole. */
export const checkWhole =
  <T>(schema: v.GenericSchema<unknown, T>): Check<T> =>
  (stored) => {
    if (stored === undefined) return NOTHING_STORED
    const result = v.safeParse(schema, stored)
    return result.success ? { value: result.output, unreadable: [] } : unreadable(stored)
  }

/**
 * Creates a check for a list of at most `max` entries. One invalid entry does not affect the others. Entries above the
 * limit count as unreadable.
 */
export const checkList =
  <T>(entry: v.GenericSchema<unknown, T>, max: number): Check<readonly T[]> =>
  (stored) => {
    if (stored === undefined) return NOTHING_STORED
    if (!Array.isArray(stored)) return unreadable(stored)
    const { valid, invalid } = splitEntries(entry, stored)
    const refused = [...invalid, ...valid.slice(max)]
    return {
      value: valid.slice(0, max),
      unreadable: refused.length > 0 ? [{ value: refused, entries: refused.length }] : [],
    }
  }

/** Splits a list into the valid entries, as the schema returns them, and the others, as they are. */
export function splitEntries<T>(
  entry: v.GenericSchema<unknown, T>,
  list: readonly unknown[],
): { readonly valid: T[]; readonly invalid: unknown[] } {
  const valid: T[] = []
  const invalid: unknown[] = []
  for (const one of list) {
    const result = v.safeParse(entry, one)
    if (result.success) valid.push(result.output)
    else invalid.push(one)
  }
  return { valid, invalid }
}

/** A schema for each field of an object. */
export type FieldSchemas<T> = { readonly [Name in keyof T]: v.GenericSchema<unknown, T[Name]> }

/**
 * Creates a check for an object. A field that is missing gets its default, as does an invalid one, which does not affect
 * the others. Fields that are not in `schemas` are ignored.
 */
export const checkFields =
  <T extends object>(schemas: FieldSchemas<T>, defaults: T): Check<T> =>
  (stored) => {
    if (stored === undefined) return NOTHING_STORED
    if (!isObject(stored)) return unreadable(stored)
    const value: Record<string, unknown> = {}
    const invalid: Record<string, unknown> = {}
    for (const name of Object.keys(schemas) as (keyof T & string)[]) {
      const isSet = Object.hasOwn(stored, name) && stored[name] !== undefined
      const result = v.safeParse(schemas[name], stored[name])
      value[name] = isSet && result.success ? result.output : defaults[name]
      if (isSet && !result.success) invalid[name] = stored[name]
    }
    const fields = Object.keys(invalid)
    return {
      value: value as T,
      unreadable: fields.length > 0 ? [{ value: invalid, fields }] : [],
    }
  }
