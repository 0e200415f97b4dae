import type { Message } from '../../core/message'
import { LIST_NAMES, type ListName } from '../../core/registry/registry'
import type { RegistryFacts } from '../../core/registry/workspace'
import { say, t } from '../../locales/say'

/** Lists that are missing or incomplete for the same reason. */
export interface Gap {
  readonly lists: readonly ListName[]
  /** True if some of their entries are known. */
  readonly partly: boolean
  readonly reason: Message | null
}

/**
 * Describes the lists of a registry: “313 goals, 12 of them archived”. Leaves out lists without known entries, which
 * are gaps ({@link gapsOf}).
 */
export function listWords({ lists }: RegistryFacts): string[] {
  return LIST_NAMES.filter((name) => lists[name].complete || lists[name].count > 0).map((name) => {
    const { count, archived } = lists[name]
    // A line should not break after the number.
    const list = t(`options.list.${name}`, {}, count).replace(' ', '\u00A0')
    return archived === 0 ? list : t('options.archived', { list, archived })
  })
}

/** Returns the lists that are missing or incomplete, grouped by reason. */
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

/** Returns the names of a gap's lists. */
export const namesOf = ({ lists }: Gap): string =>
  lists.map((name) => t(`options.listName.${name}`)).join(', ')
