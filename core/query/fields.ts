import { networkResultOf, requestOf } from '../attempt'
import { type DeliveryStatus, DELIVERY_OUTCOMES } from '../delivery/delivery'
import type { Finding } from '../findings/finding'
import { SEVERITIES } from '../findings/rule'
import { memoizeByRef } from '../memoize-by-ref'
import type { MessageKey } from '../message'
import type { Json, Publish } from '../publish/publish'
import { storedUid } from '../publish/stored-event'
import { hashUnit } from '../publish/unit-hash'
import { publishOf, type Row } from '../record/row'
import { type Verdict, VERDICTS } from '../registry/verdict'
import { membersAt } from './value-path'

/** Current facts about a row that are not part of it. Called only by the fields that need them. */
export interface QueryContext {
  /** Null for a row without a goal. */
  readonly verdictOf: (row: Row) => Verdict | null
  /** Name of the workspace assigned to the row's collector; null when no workspace covers it. */
  readonly workspaceOf: (row: Row) => string | null
  readonly statusOf: (row: Row) => DeliveryStatus
  /** Findings of the row, without ignored ones. */
  readonly findingsOf: (row: Row) => readonly Finding[]
}

/** A field that a filter can refer to by name. */
interface Field {
  /** Short description of the field. */
  readonly hint: MessageKey
  readonly aliases?: readonly string[]
  /**
   * Meaning of `:`. `whole`: the value equals the given one. `part`: the value contains the given one. `number`: like
   * `whole`, for numbers, which `<` and `>` can also compare. `json`: like `whole`, for values of any type, which `<`
   * and `>` can also compare.
   */
  readonly compares: 'whole' | 'part' | 'number' | 'json'
  /** The field takes a path, as in `prop.price`. */
  readonly hasPath?: true
  /** The only values that a filter can ask for. */
  readonly choices?: readonly string[]
  /** Source of changes to the field's values: the registry, a delivery that is not settled, or the row's findings. */
  readonly follows?: 'registry' | 'delivery' | 'findings'
  /** Returns the field's values in a row, which may be empty. */
  readonly values: (row: Row, facts: QueryContext, path: readonly string[]) => readonly Json[]
  /** Returns another string that stands for the same value, or null. */
  readonly alike?: (text: string) => string | null
}

const known = <T extends Json>(value: T | null | undefined): readonly T[] =>
  value === null || value === undefined ? [] : [value]

/** Tests of `is:`, by the value they check. */
const FLAG_TESTS: Readonly<Record<string, (row: Row, facts: QueryContext) => boolean>> = {
  lost: (row, facts) => facts.statusOf(row).isLost,
  retried: (row, facts) => facts.statusOf(row).attempts.length > 1,
  unreadable: (row) => row.kind === 'unreadable',
}

/** All fields, in the order of the suggestions and the documentation. */
const ALL = {
  goal: {
    hint: 'query.field.goal',
    compares: 'whole',
    values: (row) => (row.kind === 'goal' ? [row.event.goal.name] : []),
  },
  verdict: {
    hint: 'query.field.verdict',
    compares: 'whole',
    choices: VERDICTS,
    follows: 'registry',
    values: (row, facts) => known(facts.verdictOf(row)),
  },
  delivery: {
    hint: 'query.field.delivery',
    compares: 'whole',
    choices: DELIVERY_OUTCOMES,
    follows: 'delivery',
    values: (row, facts) => [facts.statusOf(row).outcome],
  },
  is: {
    hint: 'query.field.is',
    compares: 'whole',
    choices: Object.keys(FLAG_TESTS),
    follows: 'delivery',
    values: (row, facts) => Object.keys(FLAG_TESTS).filter((state) => FLAG_TESTS[state]?.(row, facts)),
  },
  finding: {
    hint: 'query.field.finding',
    aliases: ['findings'],
    compares: 'whole',
    follows: 'findings',
    values: (row, facts) => [...new Set(facts.findingsOf(row).map(({ rule }) => rule))],
  },
  severity: {
    hint: 'query.field.severity',
    compares: 'whole',
    choices: SEVERITIES,
    follows: 'findings',
    values: (row, facts) => [...new Set(facts.findingsOf(row).map(({ severity }) => severity))],
  },
  prop: {
    hint: 'query.field.prop',
    aliases: ['property', 'properties'],
    compares: 'json',
    hasPath: true,
    values: (row, _facts, path) =>
      row.kind === 'goal' ? membersAt(row.event.goal.properties ?? {}, path) : [],
  },
  has: {
    hint: 'query.field.has',
    compares: 'whole',
    values: () => [],
  },
  unit: {
    hint: 'query.field.unit',
    compares: 'whole',
    values(row) {
      const publish = publishOf(row)
      return publish ? unitValuesOf(publish) : []
    },
    // A page may send hashes of ids that the user knows.
    alike: hashUnit,
  },
  attr: {
    hint: 'query.field.attr',
    aliases: ['attribute', 'attributes'],
    compares: 'json',
    hasPath: true,
    values: (row, _facts, path) => membersAt(attributesOf(publishOf(row)), path),
  },
  env: {
    hint: 'query.field.env',
    aliases: ['environment'],
    compares: 'whole',
    values: (row) => known(publishOf(row)?.environment),
  },
  app: {
    hint: 'query.field.app',
    aliases: ['application'],
    compares: 'whole',
    values: (row) => known(publishOf(row)?.application),
  },
  workspace: {
    hint: 'query.field.workspace',
    compares: 'whole',
    follows: 'registry',
    values: (row, facts) => known(facts.workspaceOf(row)),
  },
  page: {
    hint: 'query.field.page',
    compares: 'part',
    values: ({ attempt }) => [requestOf(attempt).pageUrl],
  },
  frame: {
    hint: 'query.field.frame',
    compares: 'part',
    // Captures from the network do not include the frame.
    values({ attempt }) {
      const { source, top, documentUrl } = requestOf(attempt)
      return source === 'page' && !top ? [documentUrl] : []
    },
  },
  url: {
    hint: 'query.field.url',
    compares: 'part',
    values: ({ attempt }) => [requestOf(attempt).url],
  },
  status: {
    hint: 'query.field.status',
    compares: 'number',
    follows: 'delivery',
    values: ({ delivery }) => delivery.attempts.flatMap((attempt) => known(networkResultOf(attempt)?.status)),
  },
  attempts: {
    hint: 'query.field.attempts',
    compares: 'number',
    values: ({ delivery }) => [delivery.attempts.length],
  },
} as const satisfies Readonly<Record<string, Field>>

export type FieldName = keyof typeof ALL

export const FIELDS: Readonly<Record<FieldName, Field>> = ALL
export const FIELD_NAMES = Object.keys(ALL) as readonly FieldName[]

const byName = new Map<string, FieldName>(
  FIELD_NAMES.flatMap((name) => [name, ...(FIELDS[name].aliases ?? [])].map((one) => [one, name])),
)

/** Resolves a field name or alias, ignoring case. */
export const fieldNamed = (name: string): FieldName | undefined => byName.get(name.toLowerCase())

/**
 * Returns the types and ids of a publish's units. For a raw id, also returns the hash that ABsmartly stores. Cached, so
 * that each id is hashed once and not by every filter.
 */
const unitValuesOf = memoizeByRef((publish: Publish): readonly string[] =>
  publish.units.flatMap((unit) => [
    ...new Set([unit.type, ...known(unit.uid), ...known(storedUid(publish, unit))]),
  ]),
)

/**
 * Returns the attributes of a publish; the last entry of a name wins. The object has a null prototype, since an
 * attribute may be called `__proto__`.
 */
function attributesOf(publish: Publish | null): { readonly [name: string]: Json } {
  const all = Object.create(null) as Record<string, Json>
  for (const { name, value } of publish?.attributes ?? []) all[name] = value
  return all
}
