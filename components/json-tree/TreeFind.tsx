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
  readonly sought: string
  readonly treeState: TreeState
  readonly onSought: (text: string) => void
  readonly onTreeState: (treeState: TreeState) => void
  /** Returns the focus to the tree. */
  readonly onLeave: () => void
}

/** The search field of a tree. Enter goes to the next match, Shift+Enter to the previous one, Escape to the tree. */
export function TreeFind({ field, root, sought, treeState, onSought, onTreeState, onLeave }: TreeFindProps) {
  const found = useMemo(() => findInTree(root, sought), [root, sought])
  const at = found.findIndex(({ pointer }) => pointer === treeState.current)
  const show = (one: TreeMatch | undefined) => {
    if (one) onTreeState(revealPointer(root, treeState, one.pointer, one.end))
  }
  const step = (by: number) => show(found.at(at < 0 ? Math.min(0, by) : (at + by) % found.length))
  // Show the first match when the user types, but not when another event is shown.
  useLayoutEffect(() => show(found[0]), [sought])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
    else if (event.key !== 'Escape') return
    else if (sought === '') onLeave()
    else onSought('')
    // Escape should not close the detail as well.
    event.stopPropagation()
    event.preventDefault()
  }
  return (
    <div class="tree-find">
      <input
        ref={field}
        type="text"
        value={sought}
        aria-label={t('tree.find')}
        placeholder={t('tree.find')}
        spellcheck={false}
        autocomplete="off"
        onInput={(event) => onSought(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <span class="number" role="status">
        {sought !== '' && countText(at, found.length)}
      </span>
      {sought !== '' && (
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
