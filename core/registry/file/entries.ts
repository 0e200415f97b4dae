import * as v from 'valibot'
import type { ConfirmedGoal, ListName, RegistryItem, RegistryItems } from '../registry'

/** Bounds against files that mean harm, in UTF-16 code units. A longer name is skipped: cut, it would be another one. */
const MAX_NAME_CHARS = 1000
const MAX_DESCRIPTION_CHARS = 2000
/** Of one owner, one tag, or the workspace's name. */
export const MAX_WORD_CHARS = 200
/** Owners, tags, or whatever else one entry has a list of. */
export const MAX_WORDS = 100

/** The first so many code units of a text, but never half a character. */
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
/** What is missing or of another type was not said: no file is refused for it. */
const orNull = <Output>(schema: v.GenericSchema<unknown, Output>) => v.fallback(v.nullable(schema), null)
const someOf = <Output>(schema: v.GenericSchema<unknown, Output>) =>
  v.pipe(v.array(schema), v.maxLength(MAX_WORDS))

const item = { id: orNull(whole), name, archived: v.fallback(v.boolean(), false) }

/** One entry of each list. A metric or an experiment is read whole or not at all. */
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

/** What was made of the entries of a list. */
export interface Collected<Item> {
  readonly items: readonly Item[]
  readonly repeated: number
  readonly skipped: number
}

/** The items of one list, of entries that are objects or names alone. */
export function collect<List extends ListName>(
  list: List,
  entries: readonly unknown[],
): Collected<RegistryItems[List]> {
  const schema: v.GenericSchema<unknown, RegistryItems[List]> = ENTRIES[list]
  return collectOnce(entries.map(asObject), schema, keyOf)
}

const asObject = (entry: unknown): unknown => (typeof entry === 'string' ? { name: entry } : entry)

/** The names that the events API has confirmed. */
export const collectConfirmed = (entries: readonly unknown[]): Collected<ConfirmedGoal> =>
  collectOnce(entries, Confirmed, (goal) => `${goal.goalId} ${goal.name}`)

/** A console may have an archived goal and another one with the same name: these are two. */
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
    // The first one is kept.
    else if (!items.has(key(result.output))) items.set(key(result.output), result.output)
  }
  return { items: [...items.values()], repeated: entries.length - skipped - items.size, skipped }
}
