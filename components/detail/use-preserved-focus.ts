import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Keeps the focus within an element when its content changes. `shows` identifies the content. If the focused
 * element is gone, the element that matches the selector `fallback` gets the focus.
 */
export function usePreservedFocus(
  within: RefObject<HTMLElement | null>,
  shows: string,
  fallback: string,
): void {
  const isIn = useRef(false)
  useEffect(() => {
    const { current: element } = within
    if (!element) return
    const remember = ({ target }: FocusEvent) => (isIn.current = element.contains(target as Node))
    document.addEventListener('focusin', remember)
    return () => document.removeEventListener('focusin', remember)
  }, [])
  useLayoutEffect(() => {
    const { activeElement } = document
    const isLost = activeElement === null || activeElement === document.body
    if (isIn.current && isLost) within.current?.querySelector<HTMLElement>(fallback)?.focus()
  }, [shows])
}
