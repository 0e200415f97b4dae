import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** How far each part is scrolled, in px. */
export type ScrollOffsets = Map<string, number>

/**
 * Keeps how far an element is scrolled, for each `part` that it can show by itself, also while it `shows` what is too
 * short for it: the next may be longer again.
 */
export function usePreservedScroll(
  offsets: ScrollOffsets,
  part: string,
  shows: string,
): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null)
  /** Where it was put; that is nobody's choice. */
  const settled = useRef(0)
  useLayoutEffect(() => {
    const { current: element } = scroller
    if (!element) return
    element.scrollTop = offsets.get(part) ?? 0
    settled.current = element.scrollTop
    const keep = () => {
      if (element.scrollTop === settled.current) return
      settled.current = element.scrollTop
      offsets.set(part, element.scrollTop)
    }
    element.addEventListener('scroll', keep, { passive: true })
    return () => element.removeEventListener('scroll', keep)
  }, [part, shows])
  return scroller
}
