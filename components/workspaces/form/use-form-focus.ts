import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Problems } from './draft'

/**
 * Focuses a field when the form opens: the first one, the first empty one, or none. Whenever there are new problems,
 * focuses the first field with a problem.
 */
export function useFormFocus(
  opening: 'first' | 'empty' | null,
  problems: Problems,
): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null)
  useLayoutEffect(() => {
    if (opening === null) return
    const inputs = [...(form.current?.querySelectorAll<HTMLInputElement>('.field input') ?? [])]
    const empty = opening === 'empty' ? inputs.find(({ value }) => value === '') : undefined
    const field = empty ?? inputs[0]
    field?.focus()
    // Only when the form opens.
  }, [])
  useLayoutEffect(() => {
    if (Object.keys(problems).length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [problems])
  return form
}
