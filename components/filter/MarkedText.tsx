import type { Place } from '../../core/query/query'

interface MarkedTextProps {
  readonly text: string
  /** What is wrong of it; null for nothing. */
  readonly place: Place | null
  /** How far the field has scrolled, in px. */
  readonly scrolled: number
}

/** Lies under the text of a field, in the same letters, and shows nothing but the mark. */
export function MarkedText({ text, place, scrolled }: MarkedTextProps) {
  if (!place) return null
  return (
    <div class="filter-marked" aria-hidden="true">
      <span style={{ transform: `translateX(${-scrolled}px)` }}>
        {text.slice(0, place.from)}
        <mark>{text.slice(place.from, place.to) || ' '}</mark>
        {text.slice(place.to)}
      </span>
    </div>
  )
}
