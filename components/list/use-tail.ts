import { type RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** The user's position in a growing list. */
interface Tail {
  /** True while the end of the list is in view. The list then scrolls to each new row. */
  readonly isFollowing: boolean
  /** Number of rows added since the user scrolled away from the end; 0 at the end. */
  readonly newBelow: number
  readonly toEnd: () => void
  /** Marks all rows as seen. */
  readonly markSeen: () => void
}

interface Tailed {
  readonly scroller: RefObject<HTMLElement | null>
  /** Height of a line, in px. */
  readonly lineHeight: number
  /** Height of the whole list, in px. */
  readonly height: number
  /** Number of rows in the list. */
  readonly events: number
  /** Identifies the list. When it changes, no row counts as new. */
  readonly scope: string
  /**
   * True if new rows are added at the end. Otherwise, the list doesn't scroll to new rows, and counts them until they are
   * marked as seen.
   */
  readonly growsAtEnd: boolean
  /** Start of the selected row, in px from the top of the list; null if it isn't in the list. */
  readonly selectedStart: number | null
}

/**
 * Keeps the end of a list in view while the user is there. Otherwise, counts the new rows. Only scrolling up leaves the
 * end: a list that gets lower, for example because a banner or the detail opens, still follows its end.
 */
export function useTail(tailed: Tailed): Tail {
  const { scroller, lineHeight, height, events, scope, growsAtEnd } = tailed
  const [atEnd, setAtEnd] = useState(true)
  const [, redraw] = useState(0)
  const seen = useRef({ events, scope })
  const lastTop = useRef(0)
  const isFollowing = atEnd && growsAtEnd
  const latest = useRef({ ...tailed, isFollowing })
  latest.current = { ...tailed, isFollowing }
  // After the list was cleared, new rows count again.
  if (isFollowing || scope !== seen.current.scope || events < seen.current.events)
    seen.current = { events, scope }

  const scrollTo = (top: number) => {
    const element = scroller.current
    if (!element) return
    element.scrollTop = top
    lastTop.current = element.scrollTop
  }
  const toEnd = () => scrollTo(scroller.current?.scrollHeight ?? 0)

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const onScroll = () => {
      const isUp = element.scrollTop < lastTop.current
      lastTop.current = element.scrollTop
      if (element.scrollTop + element.clientHeight >= element.scrollHeight - lineHeight) setAtEnd(true)
      else if (isUp) setAtEnd(false)
    }
    const observer = new ResizeObserver(() => {
      if (!latest.current.isFollowing) return
      const { selectedStart } = latest.current
      const topBefore = lastTop.current
      toEnd()
      // A selected row that was in view stays in view, since the user may just have opened its detail.
      if (selectedStart !== null && selectedStart >= topBefore && selectedStart < lastTop.current)
        scrollTo(selectedStart)
    })
    element.addEventListener('scroll', onScroll, { passive: true })
    observer.observe(element)
    return () => {
      element.removeEventListener('scroll', onScroll)
      observer.disconnect()
    }
  }, [])

  useLayoutEffect(() => {
    if (isFollowing) toEnd()
  }, [height, isFollowing])

  const markSeen = () => {
    seen.current = { events, scope }
    redraw((times) => times + 1)
  }
  return { isFollowing, newBelow: events - seen.current.events, toEnd, markSeen }
}
