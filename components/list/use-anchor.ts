import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

interface Anchored {
  readonly scroller: RefObject<HTMLElement | null>
  readonly lines: readonly { readonly id: string }[]
  /** The first line in sight, where it begins in px from the top of the list, and its id. */
  readonly first: { readonly id: string; readonly start: number } | null
  /** Where a line begins now, in px. */
  readonly startOf: (index: number) => number
  /** False while the list follows its end. */
  readonly isHeld: boolean
  /** Where it is another one, the lines stand otherwise because somebody wanted them to. */
  readonly scope: string
}

/**
 * What comes or goes above what is being read does not move it: the first line in sight stays where it is. In another
 * scope the list begins at its top.
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
