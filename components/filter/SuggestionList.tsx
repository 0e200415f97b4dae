import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../locales/say'
import type { FilterSuggestion } from './filter-suggestions'

interface SuggestionListProps {
  readonly offers: readonly FilterSuggestion[]
  /** Which of them Enter takes; none when it is no place of the list. */
  readonly active: number
  readonly label: string
  readonly onTake: (offer: FilterSuggestion) => void
}

/** What a filter field offers. The focus stays in the field. */
export function SuggestionList({ offers, active, label, onTake }: SuggestionListProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <ul id="filter-offers" role="listbox" class="offers" aria-label={label} ref={list}>
      {offers.map((offer, index) => (
        <li
          key={offer.id}
          id={`filter-offer-${index}`}
          role="option"
          aria-selected={index === active}
          // The field would lose the focus, and with it the list.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(offer)}
        >
          <code>{offer.label}</code>
          {offer.hint && <span class="hint">{t(offer.hint)}</span>}
        </li>
      ))}
    </ul>
  )
}
