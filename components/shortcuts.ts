import type { MessageKey } from '../core/message'

/** What a key does. */
export type ShortcutAction =
  'filter' | 'sheet' | 'columns' | 'strip' | 'group' | 'mute' | 'pause' | 'export' | 'openFile'

/**
 * A key that does something. Single letters hold in the list alone, or they would be in the way of speech input (WCAG
 * 2.2, 2.1.4 Character Key Shortcuts).
 */
interface Shortcut {
  /** As {@link KeyboardEvent.key} has it; `Ctrl+F` stands for the command key too. */
  readonly keys: readonly string[]
  readonly where: 'list' | 'anywhere'
  readonly says: MessageKey
  /** Null where the part that has the focus does it itself. */
  readonly action: ShortcutAction | null
}

/** All keys, in the order in which the sheet has them. */
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
  { keys: ['p'], where: 'list', says: 'keys.pause', action: 'pause' },
  { keys: ['e'], where: 'list', says: 'keys.export', action: 'export' },
  { keys: ['o'], where: 'list', says: 'keys.openFile', action: 'openFile' },
  { keys: ['?'], where: 'list', says: 'keys.sheet', action: 'sheet' },
]

/** What a key is to do, by where it was pressed; null for one that does nothing of this. */
export function shortcutOf(event: KeyboardEvent, inList: boolean): ShortcutAction | null {
  const { key, ctrlKey, metaKey, altKey } = event
  if (altKey) return null
  const name = ctrlKey || metaKey ? `Ctrl+${key.toUpperCase()}` : key
  const found = SHORTCUTS.find(({ keys, where }) => keys.includes(name) && (inList || where === 'anywhere'))
  return found?.action ?? null
}
