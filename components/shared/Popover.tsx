import type { ComponentChildren, RefObject } from 'preact'

interface PopoverProps {
  readonly popover: RefObject<HTMLDivElement | null>
  /** For the `popovertarget` of the button that opens it. */
  readonly id: string
  readonly role: 'dialog' | 'menu'
  readonly label: string
  readonly class?: string
  /** Called after the popover opened or closed. */
  readonly onToggle?: (isOpen: boolean) => void
  /** Called for every key but Escape. */
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly children: ComponentChildren
}

/**
 * A native popover. The browser closes it on Escape and on a click outside, and returns the focus to the element that
 * had it before.
 */
export function Popover({ popover, id, role, label, onToggle, onKeyDown, children, ...rest }: PopoverProps) {
  return (
    <div
      ref={popover}
      id={id}
      popover="auto"
      role={role}
      aria-label={label}
      class={rest.class === undefined ? 'menu' : `menu ${rest.class}`}
      onToggle={(event) => onToggle?.(event.newState === 'open')}
      onKeyDown={(event) => {
        // Escape should close only the popover, not the detail as well.
        if (event.key === 'Escape') event.stopPropagation()
        else onKeyDown?.(event)
      }}
    >
      {children}
    </div>
  )
}
