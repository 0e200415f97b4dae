import type { RefObject } from 'preact'
import { useLayoutEffect, useMemo } from 'preact/hooks'
import { findInTree, type TreeMatch, MAX_MATCHES } from '../../core/json-tree/find-in-tree'
import { revealPointer, type TreeState } from '../../core/json-tree/tree-state'
import type { Json } from '../../core/publish/publish'
import { t } from '../../locales/say'
import { IconButton } from '../shared/IconButton'

interface TreeFindProps {
  readonly field: RefObject<HTMLInputElement | null>
  readonly root: Json
  /** The search string. */
  readonly searchText: string
  readonly treeState: TreeState
  readonly onSearchText: (text: string) => void
  readonly onTreeState: (treeState: TreeState) => void
  /** Returns the focus to the tree. */
  readonly onLeave: () => void
}

/** The search field of a tree. Enter goes to the next match, Shift+Enter to the previous one, Escape to the tree. */
export function TreeFind({
  field,
  root,
  searchText,
  treeState,
  onSearchText,
  onTreeState,
  onLeave,
}: TreeFindProps) {
  const matches = useMemo(() => findInTree(root, searchText), [root, searchText])
  const at = matches.findIndex(({ pointer }) => pointer === treeState.current)
  const show = (match: TreeMatch | undefined) => {
    if (match) onTreeState(revealPointer(root, treeState, match.pointer, match.end))
  }
  const step = (by: number) => show(matches.at(at < 0 ? Math.min(0, by) : (at + by) % matches.length))
  // Show the first match when the user types, but not when another event is shown.
  useLayoutEffect(() => show(matches[0]), [searchText])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
    else if (event.key !== 'Escape') return
    else if (searchText === '') onLeave()
    else onSearchText('')
    // Escape should not close the detail as well.
    event.stopPropagation()
    event.preventDefault()
  }
  return (
    <div class="tree-find">
      <input
        ref={field}
        type="text"
        value={searchText}
        aria-label={t('tree.find')}
        placeholder={t('tree.find')}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => onSearchText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span class="number" role="status">
        {searchText !== '' && countText(at, matches.length)}
      </span>
      {searchText !== '' && (
        <>
          <IconButton icon="up" label={t('tree.previous')} onClick={() => step(-1)} />
          <IconButton icon="down" label={t('tree.next')} onClick={() => step(1)} />
        </>
      )}
    </div>
  )
}

function countText(at: number, count: number): string {
  if (count === 0) return t('tree.notFound')
  if (count >= MAX_MATCHES) return t('tree.manyFound', { shown: MAX_MATCHES })
  return at < 0 ? t('tree.found', {}, count) : t('tree.foundAt', { at: at + 1 }, count)
}
