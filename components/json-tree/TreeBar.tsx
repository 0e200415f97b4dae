import type { TreeLine } from '../../core/json-tree/lines'
import { isContainer, pointerKeys, pathText, valueAtPointer } from '../../core/json-tree/pointer'
import type { Json } from '../../core/publish/publish'
import { type DocumentKind, filterForValue, propertyPathOf } from '../../core/query/value-filter'
import { t } from '../../locales/say'
import { CopyButton } from '../shared/CopyButton'
import { Icon, type IconName } from '../shared/Icon'

/** Actions for the values of a tree. */
export interface TreeActions {
  readonly onCopy: (text: string) => Promise<boolean>
  /** Sets the panel's filter. */
  readonly onFilter: (text: string) => void
  /** Shows a property as a column of the list. */
  readonly onAddColumn: (path: string) => void
  /** Paths of the properties that are already columns. */
  readonly columns: readonly string[]
}

interface TreeBarProps extends TreeActions {
  readonly root: Json
  readonly kind: DocumentKind
  /** Undefined in an empty tree. */
  readonly line: TreeLine | undefined
}

/** The path of a tree's current line, and the actions for it. */
export function TreeBar({ root, kind, line, onCopy, onFilter, onAddColumn, columns }: TreeBarProps) {
  if (!line) return null
  const pointer = line.kind === 'more' ? line.of : line.id
  const path = pathText(root, pointer)
  const [keys, value] = [pointerKeys(pointer), valueAtPointer(root, pointer) ?? null]
  const filter = filterForValue(kind, root, keys, value)
  const property = propertyPathOf(kind, root, keys)
  const isColumn = property !== null && columns.includes(property)
  return (
    <div class="tree-bar" role="group" aria-label={t('tree.actions')}>
      <code class="tree-path" translate={false} title={path}>
        {path}
      </code>
      <CopyButton text={() => copied(value)} label={t('tree.copyValue')} onCopy={onCopy} />
      <CopyButton text={path} label={t('tree.copyPath')} onCopy={onCopy} />
      <Action
        icon="search"
        label={t('tree.filter')}
        title={filter === null ? t('tree.noFilter') : t('tree.filterHint', { filter })}
        isOff={filter === null}
        onClick={() => filter !== null && onFilter(filter)}
      />
      <Action
        icon="columns"
        label={t(isColumn ? 'tree.isColumn' : 'tree.addColumn')}
        title={t(property === null ? 'tree.noColumn' : 'tree.addColumnHint')}
        isOff={property === null || isColumn}
        onClick={() => property !== null && onAddColumn(property)}
      />
    </div>
  )
}

/** Returns a string unchanged, and any other value as JSON. */
const copied = (value: Json): string =>
  typeof value === 'string' ? value : JSON.stringify(value, null, isContainer(value) ? 2 : 0)

interface ActionProps {
  readonly icon: IconName
  readonly label: string
  readonly title: string
  /** Sets `aria-disabled` instead of `disabled`, because a disabled button would lose the focus. */
  readonly isOff: boolean
  readonly onClick: () => void
}

function Action({ icon, label, title, isOff, onClick }: ActionProps) {
  return (
    <button type="button" title={title} aria-disabled={isOff} onClick={() => !isOff && onClick()}>
      <Icon name={icon} />
      {label}
    </button>
  )
}
