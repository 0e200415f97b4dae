import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { t } from '../../../locales/say'

/** So many are shown at first. */
const PIECE = 50

interface PieceListProps<Item> {
  readonly class?: string
  readonly items: readonly Item[]
  readonly render: (item: Item) => ComponentChildren
}

/** A list, of which all that is beyond the first piece is shown when it is asked for; “none” when there is nothing. */
export function PieceList<Item>({ class: name, items, render }: PieceListProps<Item>) {
  const [most, more] = usePieces(items.length)
  if (items.length === 0) return <p class="quiet">{t('publish.none')}</p>
  return (
    <>
      <ul class={name}>
        {items.slice(0, most).map((item, index) => (
          <li key={index}>{render(item)}</li>
        ))}
      </ul>
      {more}
    </>
  )
}

/** How many of so many are shown, and what shows the rest. */
export function usePieces(count: number): [most: number, more: ComponentChildren] {
  const [most, setMost] = useState(PIECE)
  if (count <= most) return [most, null]
  return [
    most,
    <button type="button" class="more" onClick={() => setMost(most + 10 * PIECE)}>
      {t('tree.moreEntries', {}, count - most)}
    </button>,
  ]
}
