import { MIN_COLUMN_WIDTH_PX, MAX_COLUMN_WIDTH_PX } from '../../core/list-layout'

interface ColumnGripProps {
  /** Receives the width in px, or null for the default width. A drag calls it once, when it ends. */
  readonly onResize: (width: number | null) => void
}

/**
 * The right edge of a column header. Dragging it resizes the column, and a double click restores the default width. For
 * the mouse only, since the header itself handles the keyboard.
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
    // Move only the edge: resizing every visible row would lag behind the pointer.
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
