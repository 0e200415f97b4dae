import { type ReadonlySignal, signal } from '@preact/signals'
import type { Choosing, ListItem } from '../../components/list-item'
import type { Row } from '../../core/record/row'

/** Which line of a list is meant, and which rows are chosen with it. */
export interface Selection {
  /** Id of the line that is meant; null for none. */
  readonly current: ReadonlySignal<string | null>
  /** Ids of the rows that are chosen: that of the line that is meant, or several. */
  readonly chosen: ReadonlySignal<ReadonlySet<string>>
  /** `items` are the lines as they stand. */
  readonly choose: (item: ListItem, how: Choosing, items: readonly ListItem[]) => void
  readonly chooseAll: (items: readonly ListItem[]) => void
}

/** Keeps a selection as lists do: one line, a further one, or all from the line that was taken first. */
export function createSelection(): Selection {
  const current = signal<string | null>(null)
  const chosen = signal<ReadonlySet<string>>(new Set())
  /** Where a range begins. */
  let anchor: string | null = null

  const range = (item: ListItem, items: readonly ListItem[]): ReadonlySet<string> => {
    const [from, to] = [items.findIndex(({ id }) => id === anchor), items.indexOf(item)]
    const lines = items.slice(Math.min(from, to), Math.max(from, to) + 1)
    return from < 0 ? idsOf([item]) : idsOf(lines)
  }

  return {
    current,
    chosen,
    choose(item, how, items) {
      if (how === 'one') chosen.value = idsOf([item])
      if (how === 'further') chosen.value = chosen.value.symmetricDifference(idsOf([item]))
      if (how === 'range') chosen.value = range(item, items)
      else anchor = item.id
      current.value = item.id
    },
    chooseAll: (items) => (chosen.value = idsOf(items)),
  }
}

const isRow = (item: ListItem): item is Row => item.kind === 'goal' || item.kind === 'unreadable'

const idsOf = (items: readonly ListItem[]): ReadonlySet<string> =>
  new Set(items.filter(isRow).map(({ id }) => id))
