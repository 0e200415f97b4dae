import { useRef, useState } from 'preact/hooks'
import type { Message } from '../../core/message'
import { say, t } from '../../locales/say'
import { Icon } from '../shared/Icon'
import { Popover } from '../shared/Popover'

/** Formats that an event can be copied in. */
const COPY_FORMATS = ['stored', 'sent', 'track', 'markdown', 'sh', 'cmd'] as const
export type CopyFormat = (typeof COPY_FORMATS)[number]

interface CopyMenuProps {
  /** Copies the event. Resolves with a message about the result. */
  readonly onCopy: (format: CopyFormat) => Promise<Message>
}

/** A menu button that copies the event in one of several formats (ARIA Authoring Practices, Menu Button). */
export function CopyMenu({ onCopy }: CopyMenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [feedback, setFeedback] = useState<Message | null>(null)
  const copyAs = async (format: CopyFormat) => {
    menu.current?.hidePopover()
    button.current?.focus()
    setFeedback(await onCopy(format))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(menu.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])]
    const index = items.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    items.at(to % items.length)?.focus()
  }
  return (
    <>
      <button
        type="button"
        ref={button}
        aria-haspopup="menu"
        popovertarget="copy-menu"
        title={t('copyAs.title')}
        onClick={() => setFeedback(null)}
      >
        <Icon name="copy" />
        {t('copyAs.button')}
      </button>
      <span class="copied" role="status">
        {feedback && say(feedback)}
      </span>
      <Popover
        popover={menu}
        id="copy-menu"
        role="menu"
        label={t('copyAs.title')}
        class="copy-menu"
        onKeyDown={onKeyDown}
      >
        {COPY_FORMATS.map((format, index) => (
          <button
            key={format}
            type="button"
            role="menuitem"
            tabIndex={-1}
            // The browser focuses it when the menu opens, before the next key press. The toggle event would come too late.
            autofocus={index === 0}
            onClick={() => void copyAs(format)}
          >
            {t(`copyAs.${format}`)}
          </button>
        ))}
      </Popover>
    </>
  )
}
