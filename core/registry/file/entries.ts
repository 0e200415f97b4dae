import * as v from 'valibot'
import type { ConfirmedGoal, ListName, RegistryItem, RegistryItems } from '../registry'

/**
 * Limits against malicious files, in UTF-16 code units. A longer name is skipped, since cutting it would yield a
 * different name.
 */
const MAX_NAME_CHARS = 1000
const MAX_DESCRIPTION_CHARS = 2000
/** Maximum length of one owner, one tag, or the workspace's name, in UTF-16 code units. */
export const MAX_WORD_CHARS = 200
/** Maximum number of owners, tags, or other list items per entry. */
export const MAX_WORDS = 100

/** Returns at most the first `max` UTF-16 code units of a string, without splitting a surrogate pair. */
export const truncate = (text: string, max: number): string =>
  text.length <= max ? text : text.slice(0, max).replace(/[\uD800-\uDBFF]$/, '')

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_NAME_CHARS))
const whole = v.pipe(v.number(), v.safeInteger())
const description = v.pipe(
  v.string(),
  v.transform((text) => truncate(text, MAX_DESCRIPTION_CHARS)),
)
const words = v.pipe(
  v.array(v.string()),
  v.transform((all) => all.slice(0, MAX_WORDS).map((word) => truncate(word, MAX_WORD_CHARS))),
)
/** Replaces a missing value, or a value of another type, with null, so that the file is still accepted. */
const orNull = <Output>(schema: v.GenericSchema<unknown, Output>) => v.fallback(v.nullable(schema), null)
const someOf = <Output>(schema: v.GenericSchema<unknown, Output>) =>
  v.pipe(v.array(schema), v.maxLength(MAX_WORDS))

const item = { id: orNull(whole), name, archived: v.fallback(v.boolean(), false) }

/** Schema of the entries of each list. A metric or an experiment is read completely or skipped. */
const ENTRIES: { readonly [List in ListName]: v.GenericSchema<unknown, RegistryItems[List]> } = {
  goals: v.object({ ...item, description: orNull(description), owners: orNull(words), tags: orNull(words) }),
  metrics: v.object({
    ...item,
    type: v.nullable(v.string()),
    uses: someOf(
      v.object({
        goalId: whole,
        role: v.picklist(['value', 'denominator']),
        property: v.nullable(v.string()),
        filters: someOf(v.string()),
        mayLack: v.exactOptional(someOf(v.string())),
        type: v.exactOptional(v.string()),
      }),
    ),
  }),
  applications: v.object(item),
  environments: v.object({ ...item, type: orNull(v.string()) }),
  unitTypes: v.object(item),
  experiments: v.object({
    ...item,
    primaryMetricId: v.nullable(whole),
    otherMetricIds: someOf(whole),
  }),
}

const Confirmed: v.GenericSchema<unknown, ConfirmedGoal> = v.object({ name, goalId: whole })

/** Items of a list, with the numbers of duplicate and skipped entries. */
export interface Collected<Item> {
  readonly items: readonly Item[]
  readonly repeated: number
  readonly skipped: number
}

/** Collects the items of a list. An entry is an object or just a name. */
export function collect<List extends ListName>(
  list: List,
  entries: readonly unknown[],
): Collected<RegistryItems[List]> {
  const schema: v.GenericSchema<unknown, RegistryItems[List]> = ENTRIES[list]
  return collectOnce(entries.map(asObject), schema, keyOf)
}

const asObject = (entry: unknown): unknown => (typeof entry === 'string' ? { name: entry } : entry)

/** Collects the goals that the events API has confirmed. */
export const collectConfirmed = (entries: readonly unknown[]): Collected<ConfirmedGoal> =>
  collectOnce(entries, Confirmed, (goal) => `${goal.goalId} ${goal.name}`)

/**
 * Returns the identity of an item. A console may have an archived and an active goal with the same name, which are
 * two different items.
 */
const keyOf = (one: RegistryItem): string => `${one.id} ${one.archived} ${one.name}`

function collectOnce<Item>(
  entries: readonly unknown[],
  schema: v.GenericSchema<unknown, Item>,
  key: (one: Item) => string,
): Collected<Item> {
  const items = new Map<string, Item>()
  let skipped = 0
  for (const entry of entries) {
    const result = v.safeParse(schema, entry)
    if (!result.success) skipped += 1
    // The first of several duplicates wins.
    else if (!items.has(key(result.output))) items.set(key(result.output), result.output)
  }
  return { items: [...items.values()], repeated: entries.length - skipped - items.size, skipped }
}
