import { useEffect, useRef } from 'preact/hooks'
import { t } from '../../locales/say'
import type { FilterSuggestion } from './filter-suggestions'

interface SuggestionListProps {
  readonly offers: readonly FilterSuggestion[]
  /** Index of the suggestion that Enter accepts. No suggestion is active if it is out of range. */
  readonly active: number
  readonly label: string
  readonly onTake: (offer: FilterSuggestion) => void
}

/** The suggestions of a filter field, which keeps the focus. */
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
          // A mouse click would move the focus out of the field, which closes the list.
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
