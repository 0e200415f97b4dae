import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../../locales/say'

/** Number of items shown at first. */
const INITIAL_ITEMS = 50

interface ExpandableListProps<Item> {
  readonly class?: string
  readonly items: readonly Item[]
  readonly render: (item: Item) => ComponentChildren
}

/** A list that shows its first items, and more of them on request; “none” if it is empty. */
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

/** Returns how many of `count` items to show, and a button that shows more; null if all are shown. */
export function useShowMore(count: number): [most: number, more: ComponentChildren] {
  const [max, setMax] = useState(INITIAL_ITEMS)
  if (count <= max) return [max, null]
  return [
    max,
    <button type="button" class="more" onClick={() => setMax(max + 10 * INITIAL_ITEMS)}>
      {t('tree.moreEntries', {}, count - max)}
    </button>,
  ]
}
