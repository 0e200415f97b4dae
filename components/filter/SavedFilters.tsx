import { useRef, useState } from 'preact/hooks'
import { t } from '../../locales/say'
import { HelpLink } from '../help/HelpLink'
import { Icon } from '../shared/Icon'
import { SavedFilterItem } from './SavedFilterItem'

interface NamedText {
  readonly name: string
  readonly text: string
}

interface SavedFiltersProps {
  readonly saved: readonly NamedText[]
  /** The filter in the field if it can be saved; null if it is empty or invalid. */
  readonly current: string | null
  /** Maximum length in UTF-16 code units. */
  readonly maxNameChars: number
  readonly onApply: (text: string) => void
  readonly onSave: (filter: NamedText) => void
  readonly onRename: (from: string, to: string) => void
  readonly onDelete: (name: string) => void
}

/** A button that opens the saved filters, to apply, save, rename or delete them. */
export function SavedFilters(props: SavedFiltersProps) {
  const { saved, current, maxNameChars, onApply, onSave, onRename, onDelete } = props
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    <div
      class="saved-filters"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return
        // DevTools would handle the key too, and the panel would close the detail.
        event.preventDefault()
        event.stopPropagation()
        close()
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        // `relatedTarget` is null if the clicked element can't have the focus.
        if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) setOpen(false)
      }}
    >
      <button
        type="button"
        class="icon-only"
        ref={button}
        title={t('filter.saved.title')}
        aria-label={t('filter.saved.title')}
        aria-expanded={isOpen}
        aria-controls="saved-filters"
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="star" filled={saved.some(({ text }) => text === current)} />
      </button>
      {isOpen && (
        <div id="saved-filters" class="saved-list" role="group" aria-label={t('filter.saved.title')}>
          {current !== null && (
            <SaveForm key={current} text={current} maxNameChars={maxNameChars} onSave={onSave} />
          )}
          {saved.length === 0 && (
            <p class="hint">{t(current === null ? 'filter.saved.none' : 'filter.saved.first')}</p>
          )}
          <ul>
            {saved.map((filter) => (
              <SavedFilterItem
                key={filter.name}
                {...filter}
                maxNameChars={maxNameChars}
                onApply={() => {
                  onApply(filter.text)
                  close()
                }}
                onRename={(to) => onRename(filter.name, to)}
                onDelete={() => {
                  onDelete(filter.name)
                  // The clicked button disappears, so move the focus first.
                  button.current?.focus()
                }}
              />
            ))}
          </ul>
          <HelpLink page="filter" words="title" />
        </div>
      )}
    </div>
  )
}

interface SaveFormProps {
  readonly text: string
  readonly maxNameChars: number
  readonly onSave: (filter: NamedText) => void
}

function SaveForm({ text, maxNameChars, onSave }: SaveFormProps) {
  const [name, setName] = useState(text.slice(0, maxNameChars))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') onSave({ name: name.trim(), text })
      }}
    >
      <input
        type="text"
        value={name}
        maxLength={maxNameChars}
        aria-label={t('filter.saved.name')}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <button type="submit" class="primary">
        {t('filter.saved.save')}
      </button>
    </form>
  )
}
