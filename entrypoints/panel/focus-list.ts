/** The list has the focus: what had it may be gone by now. */
export const focusList = (): void => document.querySelector<HTMLElement>('[role=grid]')?.focus()
