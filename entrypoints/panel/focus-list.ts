/** Moves the focus to the list. The element that had the focus may be gone. */
export const focusList = (): void => document.querySelector<HTMLElement>('[role=grid]')?.focus()
