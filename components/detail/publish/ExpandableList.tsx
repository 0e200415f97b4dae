import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../../locales/say'

/** So many are shown at first. */
const INITIAL_ITEMS = 50

interface ExpandableListProps<Item> {
  readonly class?: string
  readonly items: readonly Item[]
  readonly render: (item: Item) => ComponentChildren
}

/** A list, of which all that is beyond the first piece is shown when it is asked for; “none” when there is nothing. */
export function ExpandableList<Item>({ class: name, items, render }: ExpandableListProps<Item>) {
  const [max, more] = useShowMore(items.length)
  if (items.length === 0) return <p class="quiet">{t('publish.none')}</p>
  return (
    <>
      <ul class={name}>
        {items.slice(0, max).map((item, index) => (
          <li key={index}>{render(item)}</li>
        ))}
      </ul>
      {more}
    </>
  )
}

/** How many of so many are shown, and what shows the rest. */
export function useShowMore(count: number): [most: number, more: ComponentChildren] {
  const [max, setMost] = useState(INITIAL_ITEMS)
  if (count <= max) return [max, null]
  return [
    max,
    <button type="button" class="more" onClick={() => setMost(max + 10 * INITIAL_ITEMS)}>
      {t('tree.moreEntries', {}, count - max)}
    </button>,
  ]
}
