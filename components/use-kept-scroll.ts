import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Keeps how far something is scrolled, for each of its `parts` by itself, also while it `shows` what is too short for
 * it: the next may be longer again. As long as the element is there.
 */
export function useKeptScroll(part: string, shows: string): RefObject<HTMLDivElement | null> {
  const scroller = useRef<HTMLDivElement>(null)
  const kept = useRef(new Map<string, number>())
  /** Where it was put; that is nobody's choice. */
  const settled = useRef(0)
  useLayoutEffect(() => {
    const { current: element } = scroller
    if (!element) return
    element.scrollTop = kept.current.get(part) ?? 0
    settled.current = element.scrollTop
    const keep = () => {
      if (element.scrollTop === settled.current) return
      settled.current = element.scrollTop
      kept.current.set(part, element.scrollTop)
    }
    element.addEventListener('scroll', keep, { passive: true })
    return () => element.removeEventListener('scroll', keep)
  }, [part, shows])
  return scroller
}
