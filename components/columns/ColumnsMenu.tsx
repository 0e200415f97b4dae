import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { t } from '../../locales/say'
import { Icon } from '../shared/Icon'
import { IconButton } from '../shared/IconButton'
import { Popover } from '../shared/Popover'

/** A column that the menu offers. */
export interface OfferedColumn {
  readonly id: string
  readonly title: string
  readonly shown: boolean
  /** True for a property that the user added as a column. It can be removed, not only hidden. */
  readonly added: boolean
}

interface ColumnsMenuProps {
  readonly menu: RefObject<HTMLDivElement | null>
  /** All columns, in display order. */
  readonly columns: readonly OfferedColumn[]
  /** Returns the paths of goal properties. Called when the menu opens. */
  readonly properties: () => readonly string[]
  readonly onShow: (id: string, shown: boolean) => void
  readonly onMove: (id: string, by: number) => void
  readonly onAdd: (path: string) => void
  readonly onRemove: (id: string) => void
  readonly onReset: () => void
}

/** The popover that shows, hides, orders and adds columns. */
export function ColumnsMenu(props: ColumnsMenuProps) {
  const { menu, columns, onReset } = props
  const [offered, setOffered] = useState<readonly string[]>([])
  return (
    <Popover
      popover={menu}
      id="columns-menu"
      role="dialog"
      label={t('columns.label')}
      onToggle={(isOpen) => isOpen && setOffered(props.properties())}
    >
      <ColumnList {...props} />
      <AddProperty offered={offered} onAdd={props.onAdd} />
      <p class="hint">{t('columns.hint')}</p>
      <button type="button" disabled={columns.length === 0} onClick={onReset}>
        <Icon name="undo" />
        {t('columns.reset')}
      </button>
    </Popover>
  )
}

function ColumnList({ columns, onShow, onMove, onRemove }: ColumnsMenuProps) {
  const list = useRef<HTMLUListElement>(null)
  const focused = useRef<string | null>(null)
  // Moving an item in the document removes the focus from it.
  useLayoutEffect(() => {
    if (focused.current !== null) list.current?.querySelector<HTMLElement>(focused.current)?.focus()
    focused.current = null
  })
  const move = (id: string, by: number) => {
    focused.current = `[data-move="${CSS.escape(`${id}:${by}`)}"]`
    onMove(id, by)
  }
  return (
    <ul ref={list} aria-label={t('columns.list')}>
      {columns.map(({ id, title, shown, added }, index) => (
        <li key={id}>
          <label class="check">
            <input
              type="checkbox"
              checked={shown}
              onChange={(event) => onShow(id, event.currentTarget.checked)}
            />
            {added ? <code translate={false}>{title}</code> : title}
          </label>
          {added && (
            <IconButton
              icon="close"
              label={t('columns.remove', { column: title })}
              onClick={() => onRemove(id)}
            />
          )}
          <IconButton
            icon="up"
            label={t('columns.up', { column: title })}
            disabled={index === 0}
            data-move={`${id}:-1`}
            onClick={() => move(id, -1)}
          />
          <IconButton
            icon="down"
            label={t('columns.down', { column: title })}
            disabled={index === columns.length - 1}
            data-move={`${id}:1`}
            onClick={() => move(id, 1)}
          />
        </li>
      ))}
    </ul>
  )
}

function AddProperty({ offered, onAdd }: { offered: readonly string[]; onAdd: (path: string) => void }) {
  const [path, setPath] = useState('')
  return (
    <form
      class="add"
      onSubmit={(event) => {
        event.preventDefault()
        if (path.trim() !== '') onAdd(path.trim())
        setPath('')
      }}
    >
      <label>
        {t('columns.property')}
        <input
          type="text"
          list="offered-properties"
          value={path}
          maxLength={200}
          spellcheck={false}
          autocomplete="off"
          placeholder={offered[0] ?? ''}
          onInput={(event) => setPath(event.currentTarget.value)}
        />
      </label>
      <datalist id="offered-properties">
        {offered.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <button type="submit" disabled={path.trim() === ''}>
        {t('columns.add')}
      </button>
    </form>
  )
}
