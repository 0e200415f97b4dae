import { type RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** Where the reader is in a list that grows at its end. */
interface Tail {
  /** What has come since the reader left the end; 0 at the end. */
  readonly newBelow: number
  readonly toEnd: () => void
}

/**
 * Keeps the end of a list in sight as long as it is; else counts what has come since.
 *
 * @param height of the whole list, in px
 * @param events how many of them are to be counted
 * @param scope where it is another one, it is another list, of which nothing is new
 */
export function useTail(
  scroller: RefObject<HTMLElement | null>,
  lineHeight: number,
  height: number,
  events: number,
  scope: string,
): Tail {
  const [following, setFollowing] = useState(true)
  const seen = useRef({ events, scope })
  // After a clear what comes is new again.
  if (following || scope !== seen.current.scope || events < seen.current.events)
    seen.current = { events, scope }

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const onScroll = () =>
      setFollowing(element.scrollTop + element.clientHeight >= element.scrollHeight - lineHeight)
    element.addEventListener('scroll', onScroll, { passive: true })
    return () => element.removeEventListener('scroll', onScroll)
  }, [])

  const toEnd = () => {
    const element = scroller.current
    if (element) element.scrollTop = element.scrollHeight
  }
  useLayoutEffect(() => {
    if (following) toEnd()
  }, [height, following])

  return { newBelow: events - seen.current.events, toEnd }
}
