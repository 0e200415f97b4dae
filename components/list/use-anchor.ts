import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

interface Anchored {
  readonly scroller: RefObject<HTMLElement | null>
  readonly lines: readonly { readonly id: string }[]
  /** The first visible line: its id, and its start in px from the top of the list. */
  readonly first: { readonly id: string; readonly start: number } | null
  /** Returns the current start of a line, in px. */
  readonly startOf: (index: number) => number
  /** False while the list scrolls to its newest row. */
  readonly isHeld: boolean
  /** Changes when the user changes the filter, sort order or grouping. */
  readonly scope: string
}

/**
 * Keeps the first visible line in place when lines above it are added or removed. When `scope` changes, scrolls to the
 * top.
 */
export function useAnchor({ scroller, lines, first, startOf, isHeld, scope }: Anchored): void {
  const last = useRef<{ id: string; offset: number; scope: string } | null>(null)
  useLayoutEffect(() => {
    const [element, before] = [scroller.current, last.current]
    if (!element || !before || !isHeld) return
    if (before.scope !== scope) return void (element.scrollTop = 0)
    const index = lines.findIndex(({ id }) => id === before.id)
    if (index < 0) return
    const top = startOf(index) + before.offset
    if (Math.abs(top - element.scrollTop) > 1) element.scrollTop = top
  }, [lines, scope])
  useLayoutEffect(() => {
    const element = scroller.current
    last.current = element && first && { id: first.id, offset: element.scrollTop - first.start, scope }
  })
}
