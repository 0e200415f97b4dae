import type { TextRange } from '../../core/query/query'

interface MarkedTextProps {
  readonly text: string
  /** The part with a problem, or null. */
  readonly range: TextRange | null
  /** Scroll offset of the field, in px. */
  readonly scrolled: number
}

/**
 * Underlines part of a field's value. It lies beneath the field and uses the same font. Everything but the underline is
 * transparent.
 */
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
