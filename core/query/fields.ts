import { networkResultOf, requestOf } from '../attempt'
import { type DeliveryStatus, DELIVERY_OUTCOMES } from '../delivery/delivery'
import type { Finding } from '../findings/finding'
import { SEVERITIES } from '../findings/rule'
import type { MessageKey } from '../message'
import type { Json, Publish } from '../publish/publish'
import { storedUid } from '../publish/stored-event'
import { hashUnit } from '../publish/unit-hash'
import { publishOf, type Row } from '../record/row'
import { type Verdict, VERDICTS } from '../registry/verdict'
import { membersAt } from './value-path'

/** What is known of a row at a moment, besides what it is; asked only by the fields that need it. */
export interface QueryContext {
  /** Null for a row without a goal. */
  readonly verdictOf: (row: Row) => Verdict | null
  /** Name of the workspace that is set for its collector; null when there is none. */
  readonly workspaceOf: (row: Row) => string | null
  readonly statusOf: (row: Row) => DeliveryStatus
  /** What is wrong with it, without what is silenced. */
  readonly findingsOf: (row: Row) => readonly Finding[]
}

/** Something a filter can ask for by name. */
interface Field {
  /** What it finds, in a few words. */
  readonly hint: MessageKey
  /** What it is also called. */
  readonly aliases?: readonly string[]
  /**
   * What `:` means. `whole`: all of a value. `part`: some of it. `number`: its digits, and it is compared by size.
   * `json`: all of it, and it is compared by size.
   */
  readonly compares: 'whole' | 'part' | 'number' | 'json'
  /** It is asked for at a path: `prop.price`. */
  readonly hasPath?: true
  /** Nothing else can be asked for. */
  readonly choices?: readonly string[]
  /** It changes with the registry, as long as a delivery is not settled, or with what rules say. */
  readonly follows?: 'registry' | 'delivery' | 'findings'
  /** None where the row has no such thing. */
  readonly values: (row: Row, facts: QueryContext, path: readonly string[]) => readonly Json[]
  /** Another text that means the same value; null for none. */
  readonly alike?: (text: string) => string | null
}

const known = <T extends Json>(value: T | null | undefined): readonly T[] =>
  value === null || value === undefined ? [] : [value]

/** What `is:` can ask for: one entry each. */
const FLAG_TESTS: Readonly<Record<string, (row: Row, facts: QueryContext) => boolean>> = {
  lost: (row, facts) => facts.statusOf(row).isLost,
  retried: (row, facts) => facts.statusOf(row).attempts.length > 1,
  unreadable: (row) => row.kind === 'unreadable',
}

/**
 * The fields, in the order in which they are offered and described.
 */
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
    values: (row) => unitValuesOf(publishOf(row)),
    // A page may send hashes where a person knows the id.
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
    // The network names no frame.
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

/** The name of a field. */
export type FieldName = keyof typeof ALL

/** Every field by its name. */
export const FIELDS: Readonly<Record<FieldName, Field>> = ALL
/** Their names, in order. */
export const FIELD_NAMES = Object.keys(ALL) as readonly FieldName[]

const byName = new Map<string, FieldName>(
  FIELD_NAMES.flatMap((name) => [name, ...(FIELDS[name].aliases ?? [])].map((one) => [one, name])),
)

/** The field of that name or alias, whatever its case. */
export const fieldNamed = (name: string): FieldName | undefined => byName.get(name.toLowerCase())

const unitValues = new WeakMap<Publish, readonly string[]>()

/** Types, and ids as they were sent; where they were sent raw, as ABsmartly stores them, too. Hashed once, and not by every filter. */
function unitValuesOf(publish: Publish | null): readonly string[] {
  if (!publish) return []
  const before = unitValues.get(publish)
  if (before) return before
  const values = publish.units.flatMap((unit) => [
    ...new Set([unit.type, ...known(unit.uid), ...known(storedUid(publish, unit))]),
  ])
  unitValues.set(publish, values)
  return values
}

/** The last entry of a name holds. Null prototype, since an attribute may be called `__proto__`. */
function attributesOf(publish: Publish | null): { readonly [name: string]: Json } {
  const all = Object.create(null) as Record<string, Json>
  for (const { name, value } of publish?.attributes ?? []) all[name] = value
  return all
}
