import { useState } from 'preact/hooks'
import { t } from '../../locales/say'
import { IconButton } from '../shared/IconButton'

interface SavedFilterItemProps {
  readonly name: string
  readonly text: string
  /** Maximum length in UTF-16 code units. */
  readonly maxNameChars: number
  readonly onApply: () => void
  readonly onRename: (to: string) => void
  readonly onDelete: () => void
}

/** One saved filter. A click applies it; other buttons rename or delete it. */
export function SavedFilterItem(props: SavedFilterItemProps) {
  const { name, text, maxNameChars, onApply, onRename, onDelete } = props
  const [draft, setDraft] = useState<string | null>(null)
  if (draft !== null) {
    return (
      <li>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (draft.trim() !== '' && draft.trim() !== name) onRename(draft.trim())
            setDraft(null)
          }}
        >
          <input
            type="text"
            value={draft}
            maxLength={maxNameChars}
            aria-label={t('filter.saved.newName', { name })}
            ref={(field) => field?.focus()}
            onInput={(event) => setDraft(event.currentTarget.value)}
          />
          <button type="submit">{t('filter.saved.rename')}</button>
        </form>
      </li>
    )
  }
  return (
    <li>
      <button type="button" class="apply" onClick={onApply}>
        <bdi translate={false}>{name}</bdi>
        {text !== name && <code translate={false}>{text}</code>}
      </button>
      <IconButton
        icon="rename"
        label={t('filter.saved.renameOne', { name })}
        onClick={() => setDraft(name)}
      />
      <IconButton icon="close" label={t('filter.saved.delete', { name })} onClick={onDelete} />
    </li>
  )
}
