import type { RefObject } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Problems } from './draft'

/**
 * Takes the focus to a field of the form as it opens: the first one, the first empty one, or none; and to the first
 * field with a problem whenever there are new problems.
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
    // Once, as the form opens.
  }, [])
  useLayoutEffect(() => {
    if (Object.keys(problems).length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [problems])
  return form
}
