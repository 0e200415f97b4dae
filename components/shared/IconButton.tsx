import { Icon, type IconName } from './Icon'

interface IconButtonProps {
  readonly icon: IconName
  /** Accessible name and tooltip. */
  readonly label: string
  /** Sets `aria-disabled`, so that the button stays focusable and doesn't lose the focus. */
  readonly disabled?: boolean
  /** Set for a toggle button. */
  readonly 'aria-pressed'?: boolean
  readonly class?: string
  /** Identifies the button after it has moved in the document. */
  readonly 'data-move'?: string | undefined
  readonly onClick: () => void
}

/** A button with an icon and no visible label. */
export function IconButton({ icon, label, disabled = false, onClick, ...more }: IconButtonProps) {
  return (
    <button
      type="button"
      {...more}
      class={more.class === undefined ? 'icon-only' : `icon-only ${more.class}`}
      title={label}
      aria-label={label}
      {...(disabled && { 'aria-disabled': true })}
      onClick={() => !disabled && onClick()}
    >
      <Icon name={icon} />
    </button>
  )
}
