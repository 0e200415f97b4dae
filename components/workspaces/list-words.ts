import type { Message } from '../../core/message'
import { LIST_NAMES, type ListName } from '../../core/registry/registry'
import type { RegistryFacts } from '../../core/registry/workspace'
import { say, t } from '../../locales/say'

/** Lists that are missing, or miss something, for one reason. */
export interface Gap {
  readonly lists: readonly ListName[]
  /** Something of them is there. */
  readonly partly: boolean
  readonly reason: Message | null
}

/** What is there, in words: “313 goals, 12 of them archived”. A list of which nothing is known is a {@link Gap}. */
export function listWords({ lists }: RegistryFacts): string[] {
  return LIST_NAMES.filter((name) => lists[name].complete || lists[name].count > 0).map((name) => {
    const { count, archived } = lists[name]
    // A line does not break behind the number.
    const list = t(`options.list.${name}`, {}, count).replace(' ', '\u00A0')
    return archived === 0 ? list : t('options.archived', { list, archived })
  })
}

/** What is not there, and why; lists with the same reason together. */
export function gapsOf({ lists }: RegistryFacts): Gap[] {
  const gaps = new Map<string, Gap>()
  for (const name of LIST_NAMES) {
    const { complete, count, gap: reason } = lists[name]
    if (complete) continue
    const partly = count > 0
    const key = `${partly} ${reason ? say(reason) : ''}`
    gaps.set(key, { lists: [...(gaps.get(key)?.lists ?? []), name], partly, reason })
  }
  return [...gaps.values()]
}

/** The names of the lists of a gap. */
export const namesOf = ({ lists }: Gap): string =>
  lists.map((name) => t(`options.listName.${name}`)).join(', ')
