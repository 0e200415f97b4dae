import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'

/**
 * Keeps the focus within an element when it `shows` something else: what had it may be gone then, and `fallback`, a
 * selector, has it instead.
 */
export function useKeptFocus(within: RefObject<HTMLElement | null>, shows: string, fallback: string): void {
  const isIn = useRef(false)
  useEffect(() => {
    const { current: element } = within
    if (!element) return
    const note = ({ target }: FocusEvent) => (isIn.current = element.contains(target as Node))
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [])
  useLayoutEffect(() => {
    const { activeElement } = document
    const isLost = activeElement === null || activeElement === document.body
    if (isIn.current && isLost) within.current?.querySelector<HTMLElement>(fallback)?.focus()
  }, [shows])
}
