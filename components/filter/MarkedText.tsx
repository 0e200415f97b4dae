import type { TextRange } from '../../core/query/query'

interface MarkedTextProps {
  readonly text: string
  /** What is wrong of it; null for nothing. */
  readonly range: TextRange | null
  /** How far the field has scrolled, in px. */
  readonly scrolled: number
}

/** Lies under the text of a field, in the same letters, and shows nothing but the mark. */
export function MarkedText({ text, range, scrolled }: MarkedTextProps) {
  if (!range) return null
  return (
    <div class="filter-marked" aria-hidden="true">
      <span style={{ transform: `translateX(${-scrolled}px)` }}>
        {text.slice(0, range.from)}
        <mark>{text.slice(range.from, range.to) || ' '}</mark>
        {text.slice(range.to)}
      </span>
    </div>
  )
}
