import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** Scroll offset of each part, in px. */
export type ScrollOffsets = Map<string, number>

/**
 * Preserves the scroll offset of each `part` that an element can show. If the content (`shows`) is too short for the
 * offset, the hook still remembers the offset for later content.
 */
export function usePreservedScroll(
  offsets: ScrollOffsets,
  part: string,
  shows: string,
): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null)
  /** Latest known offset. A scroll event at this offset comes from the hook itself, not from the user. */
  const lastOffset = useRef(0)
  useLayoutEffect(() => {
    const { current: element } = scroller
    if (!element) return
    element.scrollTop = offsets.get(part) ?? 0
    lastOffset.current = element.scrollTop
    const onScroll = () => {
      if (element.scrollTop === lastOffset.current) return
      lastOffset.current = element.scrollTop
      offsets.set(part, element.scrollTop)
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [part, shows])
  return scroller
}
