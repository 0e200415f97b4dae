import type { MessageKey } from '../../core/message'

/** An action that a keyboard shortcut triggers. */
export type ShortcutAction =
  | 'filter'
  | 'findMe'
  | 'sheet'
  | 'columns'
  | 'strip'
  | 'group'
  | 'mute'
  | 'pause'
  | 'export'
  | 'openFile'
  | 'compare'
  | 'mark'
  | 'previous'
  | 'next'

/** The part of the panel where a shortcut works. */
export type ShortcutScope = 'list' | 'detail' | 'tree' | 'anywhere'

/**
 * A keyboard shortcut. Single letters work only in the list, or they would interfere with speech input (WCAG 2.2, 2.1.4
 * Character Key Shortcuts).
 */
interface Shortcut {
  /** As in {@link KeyboardEvent.key}. `Ctrl+` also matches the Command key. */
  readonly keys: readonly string[]
  readonly where: ShortcutScope
  readonly says: MessageKey
  /** Null if the focused component handles the key itself. */
  readonly action: ShortcutAction | null
}

/** All shortcuts, in the order of the sheet. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['ArrowUp', 'ArrowDown'], where: 'list', says: 'keys.move', action: null },
  { keys: ['PageUp', 'PageDown'], where: 'list', says: 'keys.page', action: null },
  { keys: ['Home', 'End'], where: 'list', says: 'keys.ends', action: null },
  { keys: ['Enter', ' '], where: 'list', says: 'keys.open', action: null },
  { keys: ['Shift+ArrowDown', 'Shift+ArrowUp'], where: 'list', says: 'keys.range', action: null },
  { keys: ['Ctrl+A'], where: 'list', says: 'keys.all', action: null },
  { keys: ['ArrowLeft', 'ArrowRight'], where: 'list', says: 'keys.fold', action: null },
  { keys: ['Escape'], where: 'anywhere', says: 'keys.close', action: null },
  { keys: ['/'], where: 'list', says: 'keys.filter', action: 'filter' },
  { keys: ['Ctrl+F'], where: 'anywhere', says: 'keys.filter', action: 'filter' },
  { keys: ['n'], where: 'list', says: 'keys.newest', action: null },
  { keys: ['g'], where: 'list', says: 'keys.group', action: 'group' },
  { keys: ['c'], where: 'list', says: 'keys.columns', action: 'columns' },
  { keys: ['t'], where: 'list', says: 'keys.strip', action: 'strip' },
  { keys: ['m'], where: 'list', says: 'keys.mute', action: 'mute' },
  { keys: ['d'], where: 'list', says: 'keys.compare', action: 'compare' },
  { keys: ['b'], where: 'list', says: 'keys.mark', action: 'mark' },
  { keys: ['u'], where: 'list', says: 'keys.findMe', action: 'findMe' },
  { keys: ['p'], where: 'list', says: 'keys.pause', action: 'pause' },
  { keys: ['e'], where: 'list', says: 'keys.export', action: 'export' },
  { keys: ['o'], where: 'list', says: 'keys.openFile', action: 'openFile' },
  { keys: ['?'], where: 'list', says: 'keys.sheet', action: 'sheet' },
  { keys: ['Alt+ArrowUp'], where: 'detail', says: 'keys.previous', action: 'previous' },
  { keys: ['Alt+ArrowDown'], where: 'detail', says: 'keys.next', action: 'next' },
  { keys: ['ArrowUp', 'ArrowDown'], where: 'tree', says: 'keys.treeMove', action: null },
  { keys: ['Home', 'End'], where: 'tree', says: 'keys.treeEnds', action: null },
  { keys: ['ArrowLeft', 'ArrowRight'], where: 'tree', says: 'keys.treeFold', action: null },
  { keys: ['Enter', ' '], where: 'tree', says: 'keys.treeToggle', action: null },
  { keys: ['*'], where: 'tree', says: 'keys.treeSiblings', action: null },
  { keys: ['/'], where: 'tree', says: 'keys.treeFind', action: null },
]

/** Returns the action for a key press in the focused part of the panel, or null. */
export function shortcutOf(
  event: KeyboardEvent,
  focusedPart: 'list' | 'detail' | null,
): ShortcutAction | null {
  const { key, ctrlKey, metaKey, altKey } = event
  // With Alt, a letter key types another character.
  if (altKey && !key.startsWith('Arrow')) return null
  const name = `${ctrlKey || metaKey ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}${key.length === 1 && (ctrlKey || metaKey) ? key.toUpperCase() : key}`
  const found = SHORTCUTS.find(
    ({ keys, where }) => keys.includes(name) && (where === focusedPart || where === 'anywhere'),
  )
  return found?.action ?? null
}
