import * as v from 'valibot'
import { type Message, message } from '../../message'
import { type ListName, type Listed, type RegistryItems, unlisted } from '../registry'
import { hostOf } from '../workspace'
import { type Collected, collect, collectConfirmed, truncate, MAX_WORD_CHARS, MAX_WORDS } from './entries'
import {
  type FileLists,
  type FileProblem,
  fileProblem,
  MAX_FILE_ENTRIES,
  type RegistryFile,
} from './registry-file'

/** An unvalidated list of a file. `gap` is the reason why it lacks entries; null when it is complete. */
interface RawList {
  readonly entries: readonly unknown[]
  readonly gap: Message | null
}
export type RawLists = Partial<Record<ListName, RawList>>

const Head = v.object({
  fetchedAt: v.fallback(v.nullable(v.pipe(v.number(), v.finite())), null),
  workspace: v.fallback(
    v.object({
      name: v.fallback(v.nullable(v.string()), null),
      collectors: v.fallback(v.array(v.unknown()), []),
      seesPart: v.fallback(v.boolean(), false),
      createsGoals: v.fallback(v.boolean(), false),
    }),
    { name: null, collectors: [], seesPart: false, createsGoals: false },
  ),
  confirmed: v.fallback(v.array(v.unknown()), []),
})

/** Builds the result for a list of goals. A file without a single usable goal is a problem. */
export function assembleGoals(
  entries: readonly unknown[],
  gap: Message | null,
  file: string,
): RegistryFile | FileProblem {
  const read = assemble({ goals: { entries, gap } }, {}, file)
  if ('problem' in read || read.lists.goals.items.length > 0) return read
  return fileProblem('registryFile.problem.noNames', file)
}

/** Builds the result for any lists. `head` is the root object of our own export, for the fields next to the lists. */
export function assemble(raw: RawLists, head: object, file: string): RegistryFile | FileProblem {
  const { fetchedAt, workspace, confirmed } = v.parse(Head, head)
  const sizes = [confirmed.length, ...Object.values(raw).map(({ entries }) => entries.length)]
  if (Math.max(...sizes) > MAX_FILE_ENTRIES)
    return fileProblem('registryFile.problem.tooMany', file, { most: MAX_FILE_ENTRIES })
  const confirmedGoals = collectConfirmed(confirmed)
  const all: Collected<unknown>[] = [confirmedGoals]
  const listed = <List extends ListName>(list: List): Listed<RegistryItems[List]> => {
    const part = raw[list]
    if (!part) return unlisted(message('registryFile.notInFile'))
    const collected = collect(list, part.entries)
    all.push(collected)
    return { items: collected.items, complete: part.gap === null, gap: part.gap }
  }
  const lists: FileLists = {
    goals: listed('goals'),
    metrics: listed('metrics'),
    applications: listed('applications'),
    environments: listed('environments'),
    unitTypes: listed('unitTypes'),
    experiments: listed('experiments'),
  }
  return {
    lists,
    confirmed: confirmedGoals.items,
    writtenAt: fetchedAt,
    workspaceName: truncate(workspace.name ?? '', MAX_WORD_CHARS) || null,
    collectors: [...new Set(workspace.collectors.filter(isHost))].slice(0, MAX_WORDS),
    seesPart: workspace.seesPart,
    createsGoals: workspace.createsGoals,
    rows: sum(sizes),
    repeated: sum(all.map(({ repeated }) => repeated)),
    skipped: sum(all.map(({ skipped }) => skipped)),
  }
}

/** Returns whether a value is a host in the form that {@link hostOf} returns. Any other value could not match a URL. */
const isHost = (value: unknown): value is string =>
  typeof value === 'string' &&
  value !== '' &&
  ['https', 'http'].some((scheme) => hostOf(`${scheme}://${value}`) === value)

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
