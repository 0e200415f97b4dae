import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** Scroll offset of each part, in px. */
export type ScrollOffsets = Map<string, number>

/**
 * Preserves the scroll offset of each `part` that an element can show. The offset survives content (`shows`) that is
 * too short for it, since the next content may be longer.
 */
export function usePreservedScroll(
  offsets: ScrollOffsets,
  part: string,
  shows: string,
): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null)
  /** Offset that the hook set, which isn't a choice of the user. */
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
