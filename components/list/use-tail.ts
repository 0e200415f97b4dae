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
}

/** Keeps the end of a list in view while the user is there. Otherwise, counts the new rows. */
export function useTail({ scroller, lineHeight, height, events, scope, growsAtEnd }: Tailed): Tail {
  const [atEnd, setAtEnd] = useState(true)
  const [, redraw] = useState(0)
  const seen = useRef({ events, scope })
  const isFollowing = atEnd && growsAtEnd
  // After the list was cleared, new rows count again.
  if (isFollowing || scope !== seen.current.scope || events < seen.current.events)
    seen.current = { events, scope }

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const onScroll = () =>
      setAtEnd(element.scrollTop + element.clientHeight >= element.scrollHeight - lineHeight)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [])

  const toEnd = () => {
    const element = scroller.current
    if (element) element.scrollTop = element.scrollHeight
  }
  useLayoutEffect(() => {
    if (isFollowing) toEnd()
  }, [height, isFollowing])

  const markSeen = () => {
    seen.current = { events, scope }
    redraw((times) => times + 1)
  }
  return { isFollowing, newBelow: events - seen.current.events, toEnd, markSeen }
}
