import type { TargetedMouseEvent } from 'preact'
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import { createTextMatcher } from '../../core/json-tree/find-in-tree'
import { type TreeLine, treeLines } from '../../core/json-tree/lines'
import { type TreeState, withMore, withSiblingsExpanded, withToggled } from '../../core/json-tree/tree-state'
import { type Container, parentPointer } from '../../core/json-tree/pointer'
import type { DocumentKind } from '../../core/query/value-filter'
import { handleShortcut, type TreeAction } from '../shortcuts/shortcuts'
import { TreeBar, type TreeActions } from './TreeBar'
import { TreeFind } from './TreeFind'
import { TreeItem } from './TreeItem'

interface JsonTreeProps {
  readonly root: Container
  readonly kind: DocumentKind
  /** Accessible name of the tree. */
  readonly label: string
  readonly treeState: TreeState
  readonly onTreeState: (treeState: TreeState) => void
  readonly actions: TreeActions
}

/**
 * JSON as a tree, one line for each entry: one Tab stop, with the keys of a tree view (ARIA Authoring Practices, Tree
 * View). The bar above has the actions for the current line.
 */
export function JsonTree({ root, kind, label, treeState, onTreeState, actions }: JsonTreeProps) {
  const id = useId()
  const tree = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  /** Part of the current line to scroll into view. In a long string a match may be far from the beginning. */
  const toShow = useRef<'line' | 'mark' | null>(null)
  const [searchText, setSearchText] = useState('')
  const matchesIn = useMemo(() => createTextMatcher(searchText), [searchText])
  const lines = useMemo(() => treeLines(root, treeState), [root, treeState.toggled, treeState.shown])
  const current = currentIndex(lines, treeState.current)
  const line = lines[current]

  const change = (next: TreeState, shown: 'line' | 'mark' = 'line') => {
    toShow.current = shown
    onTreeState(next)
  }
  // Scroll only to where the user has moved. When another event is shown, the scroll position stays.
  useLayoutEffect(() => {
    const selected = toShow.current && tree.current?.querySelector('[aria-selected=true]')
    const mark = toShow.current === 'mark' && selected ? selected.querySelector('mark') : null
    const shown = mark ?? selected
    if (shown) shown.scrollIntoView({ block: 'nearest' })
    toShow.current = null
  }, [treeState])

  const goTo = (index: number) => {
    const target = lines[Math.max(0, Math.min(lines.length - 1, index))]
    if (target) change({ ...treeState, current: target.id })
  }
  const act = (index: number) => {
    const target = lines[index]
    if (target?.kind === 'more') change(withMore(root, treeState, target.of, target.side))
    else if (target && target.isOpen !== null)
      change({ ...withToggled(treeState, target.id, !target.isOpen), current: target.id })
    else if (target) change({ ...treeState, current: target.id })
  }
  /** Null for a line that can't be expanded. */
  const isOpen = line?.kind === 'entry' ? line.isOpen : null
  const handlers: Record<TreeAction, () => unknown> = {
    treeUp: () => goTo(current - 1),
    treeDown: () => goTo(current + 1),
    treeFirst: () => goTo(0),
    treeLast: () => goTo(lines.length - 1),
    treeCollapse: () => (isOpen ? act(current) : goTo(parentIndex(lines, current))),
    treeExpand: () => isOpen !== null && (isOpen ? goTo(current + 1) : act(current)),
    treeToggle: () => act(current),
    treeExpandSiblings: () => line && change(withSiblingsExpanded(root, treeState, line.id)),
    treeFind: () => {
      field.current?.focus()
      field.current?.select()
    },
  }
  const onClick = ({ target }: TargetedMouseEvent<HTMLElement>) => {
    const clicked = (target as HTMLElement).closest<HTMLElement>('[role=treeitem]')
    // A click at the end of a selection should keep the selection.
    if (clicked && getSelection()?.isCollapsed !== false) act(Number(clicked.dataset['index']))
  }

  return (
    <div class="json-tree">
      <div class="tree-head">
        <TreeBar root={root} kind={kind} line={line} {...actions} />
        <TreeFind
          field={field}
          root={root}
          searchText={searchText}
          treeState={treeState}
          onSearchText={setSearchText}
          onTreeState={(next) => change(next, 'mark')}
          onLeave={() => tree.current?.focus()}
        />
      </div>
      <div
        ref={tree}
        role="tree"
        class="tree"
        aria-label={label}
        aria-activedescendant={line && `${id}-${current}`}
        tabIndex={0}
        translate={false}
        onKeyDown={(event) => line && handleShortcut(event, 'tree', handlers)}
        onClick={onClick}
      >
        {lines.map((treeLine, index) => (
          <TreeItem
            key={treeLine.id}
            id={`${id}-${index}`}
            index={index}
            line={treeLine}
            isCurrent={index === current}
            matchesIn={matchesIn}
          />
        ))}
      </div>
    </div>
  )
}

/**
 * Returns the index of a line, or of its nearest ancestor in the tree, since events don't all have the same entries.
 */
function currentIndex(lines: readonly TreeLine[], id: string): number {
  for (let pointer = id; pointer !== ''; pointer = parentPointer(pointer)) {
    const index = lines.findIndex((line) => line.id === pointer)
    if (index >= 0) return index
  }
  return 0
}

/** Returns the index of the line that contains a line, or of the line itself at the top level. */
function parentIndex(lines: readonly TreeLine[], index: number): number {
  const level = lines[index]?.level ?? 1
  const holder = lines.findLastIndex((line, position) => position < index && line.level < level)
  return holder < 0 ? index : holder
}
