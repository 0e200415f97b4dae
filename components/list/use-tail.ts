import { type RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** Where the reader is in a list that grows. */
interface Tail {
  /** The end is in sight, and stays there. */
  readonly isFollowing: boolean
  /** What has come since the reader left the end; 0 at the end. */
  readonly newBelow: number
  readonly toEnd: () => void
  /** What has come was looked at. */
  readonly markSeen: () => void
}

interface Tailed {
  readonly scroller: RefObject<HTMLElement | null>
  /** In px. */
  readonly lineHeight: number
  /** Of the whole list, in px. */
  readonly height: number
  /** How many of them are to be counted. */
  readonly events: number
  /** Where it is another one, it is another list, of which nothing is new. */
  readonly scope: string
  /** The newest is at the end. Else the list follows nothing, and what has come is counted until it was looked at. */
  readonly growsAtEnd: boolean
}

/** Keeps the end of a list in sight as long as it is; else counts what has come since. */
export function useTail({ scroller, lineHeight, height, events, scope, growsAtEnd }: Tailed): Tail {
  const [atEnd, setAtEnd] = useState(true)
  const [, redraw] = useState(0)
  const seen = useRef({ events, scope })
  const isFollowing = atEnd && growsAtEnd
  // After a clear what comes is new again.
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
