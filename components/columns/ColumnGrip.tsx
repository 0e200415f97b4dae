import { MIN_COLUMN_WIDTH_PX, MAX_COLUMN_WIDTH_PX } from '../../core/list-layout'

interface ColumnGripProps {
  /** In px; null for the usual width. Called when the edge is let go, once. */
  readonly onResize: (width: number | null) => void
}

/**
 * The right edge of a column's head: dragged, it resizes the column; a double click gives the usual width back. For the
 * mouse alone, since the head itself takes the keys.
 */
export function ColumnGrip({ onResize }: ColumnGripProps) {
  const onPointerDown = (event: PointerEvent) => {
    const grip = event.currentTarget as HTMLElement
    const cell = grip.parentElement
    if (!cell || event.button !== 0) return
    event.preventDefault()
    grip.setPointerCapture(event.pointerId)
    const [from, before] = [event.clientX, cell.offsetWidth]
    const widthAt = (x: number) =>
      Math.max(MIN_COLUMN_WIDTH_PX, Math.min(MAX_COLUMN_WIDTH_PX, before + x - from))
    // Only the edge goes along: with every row in sight a drag would not keep up with the hand.
    const onMove = (move: PointerEvent) =>
      grip.style.setProperty('--moved', `${widthAt(move.clientX) - before}px`)
    const onUp = (up: PointerEvent) => {
      grip.removeEventListener('pointermove', onMove)
      grip.removeEventListener('pointerup', onUp)
      grip.removeEventListener('pointercancel', onUp)
      grip.style.removeProperty('--moved')
      if (up.type === 'pointerup' && up.clientX !== from) onResize(widthAt(up.clientX))
    }
    grip.addEventListener('pointermove', onMove)
    grip.addEventListener('pointerup', onUp)
    grip.addEventListener('pointercancel', onUp)
  }
  return <span class="grip" onPointerDown={onPointerDown} onDblClick={() => onResize(null)} />
}
