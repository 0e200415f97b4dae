import * as v from 'valibot'
import { isObject } from '../is-object'
import { type Message, message } from '../message'
import { type Check, splitEntries, unreadable } from '../storage/check'
import {
  type ConfirmedGoal,
  type GoalUse,
  LIST_NAMES,
  type Listed,
  type ListName,
  type Registry,
  type RegistryItem,
  type RegistryItems,
  unlisted,
} from './registry'

const nullable = <T>(schema: v.GenericSchema<unknown, T>) => v.nullable(schema)
const strings = v.array(v.string())
const item = { id: nullable(v.number()), name: v.string(), archived: v.boolean() }

const Use: v.GenericSchema<unknown, GoalUse> = v.object({
  goalId: v.number(),
  role: v.picklist(['value', 'denominator']),
  property: nullable(v.string()),
  filters: strings,
  mayLack: v.exactOptional(strings),
  type: v.exactOptional(v.string()),
})

/** Schema of the items of each list. */
const ITEMS: { readonly [List in ListName]: v.GenericSchema<unknown, RegistryItems[List]> } = {
  goals: v.object({
    ...item,
    description: nullable(v.string()),
    owners: nullable(strings),
    tags: nullable(strings),
  }),
  metrics: v.object({ ...item, type: nullable(v.string()), uses: v.array(Use) }),
  applications: v.object(item),
  environments: v.object({ ...item, type: nullable(v.string()) }),
  unitTypes: v.object(item),
  experiments: v.object({
    ...item,
    primaryMetricId: nullable(v.number()),
    otherMetricIds: v.array(v.number()),
  }),
}

const Gap = v.object({
  // A key that this version does not know shows as an empty sentence.
  key: v.custom<Message['key']>((key) => typeof key === 'string'),
  count: v.exactOptional(v.number()),
  values: v.exactOptional(v.record(v.string(), v.union([v.string(), v.number()]))),
})
const Head = v.object({ complete: v.boolean(), gap: v.nullable(Gap), items: v.array(v.unknown()) })
const Confirmed: v.GenericSchema<unknown, ConfirmedGoal> = v.object({ name: v.string(), goalId: v.number() })
const time = v.pipe(v.number(), v.finite())
const Frame = v.object({ workspaceId: v.string(), fetchedAt: time, othersFetchedAt: v.exactOptional(time) })

/** Reason why a list of a stored registry is incomplete: it, or some of its items, could not be read. */
const LOST = message('storage.gap')

/**
 * Checks a stored registry. Lists that an earlier version did not store yet are empty and incomplete, and make the
 * registry count as old, so that it is fetched again. A list or an item that cannot be read does not affect the others,
 * but its list becomes incomplete: a missing name must not be called unknown.
 */
export const checkRegistry: Check<Registry> = (stored) => {
  if (stored === undefined) return { value: undefined, unreadable: [] }
  const frame = v.safeParse(Frame, stored)
  if (!isObject(stored) || !frame.success) return unreadable(stored)
  const lists: Record<string, Listed<RegistryItem>> = {}
  const bad: Record<string, unknown> = {}
  for (const name of LIST_NAMES) {
    const value = stored[name]
    const read = readList(ITEMS[name], value)
    lists[name] = read ?? unlisted(LOST)
    const isAbsent = value === undefined && name !== 'goals'
    if (!isAbsent && (read === null || read.isCut)) bad[name] = value
  }
  const confirmed = readConfirmed(stored['confirmed'])
  if (confirmed === null || confirmed.invalid.length > 0) bad['confirmed'] = stored['confirmed']
  const fields = Object.keys(bad)
  const isPartial = fields.length > 0 || LIST_NAMES.some((name) => stored[name] === undefined)
  return {
    value: {
      ...frame.output,
      ...(isPartial && { othersFetchedAt: 0 }),
      ...(withoutMarks(lists) as unknown as { readonly [List in ListName]: Registry[List] }),
      confirmed: confirmed?.valid ?? [],
    },
    unreadable: fields.length > 0 ? [{ value: bad, fields }] : [],
  }
}

interface ReadList extends Listed<RegistryItem> {
  /** True if some of its items could not be read. */
  readonly isCut: boolean
}

function readList(schema: v.GenericSchema<unknown, RegistryItem>, stored: unknown): ReadList | null {
  const head = v.safeParse(Head, stored)
  if (!head.success) return null
  const { complete, gap, items } = head.output
  const { valid, invalid } = splitEntries(schema, items)
  if (invalid.length > 0) return { items: valid, complete: false, gap: LOST, isCut: true }
  return { items: valid, complete, gap, isCut: false }
}

const readConfirmed = (stored: unknown) =>
  stored === undefined
    ? { valid: [], invalid: [] }
    : Array.isArray(stored)
      ? splitEntries(Confirmed, stored)
      : null

const withoutMarks = (lists: Readonly<Record<string, Listed<RegistryItem>>>) =>
  Object.fromEntries(
    Object.entries(lists).map(([name, { items, complete, gap }]) => [name, { items, complete, gap }]),
  )
