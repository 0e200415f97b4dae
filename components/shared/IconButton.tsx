import { Icon, type IconName } from './Icon'

interface IconButtonProps {
  readonly icon: IconName
  /** Its name, and what it shows when it is pointed at. */
  readonly label: string
  /** Can be reached all the same, or the focus would be lost on the way there. */
  readonly disabled?: boolean
  /** It switches something on and off. */
  readonly 'aria-pressed'?: boolean
  readonly class?: string
  /** By which it is found again when it was put elsewhere. */
  readonly 'data-move'?: string | undefined
  readonly onClick: () => void
}

/** A button that is an icon alone. */
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
