import type { MessageKey } from '../../core/message'

/** Actions of the whole panel. */
export type PanelAction =
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

/** Actions of the list of goal events. */
export type ListAction =
  | 'lineUp'
  | 'lineDown'
  | 'pageUp'
  | 'pageDown'
  | 'firstLine'
  | 'lastLine'
  | 'newestLine'
  | 'open'
  | 'openOrEnter'
  | 'collapse'
  | 'expand'
  | 'extendUp'
  | 'extendDown'
  | 'toggleSelected'
  | 'selectAll'

/** Actions of a JSON tree. */
export type TreeAction =
  | 'treeUp'
  | 'treeDown'
  | 'treeFirst'
  | 'treeLast'
  | 'treeCollapse'
  | 'treeExpand'
  | 'treeToggle'
  | 'treeExpandSiblings'
  | 'treeFind'

/** An action that a keyboard shortcut triggers. `close` goes back one step in the detail. */
type ShortcutAction = PanelAction | ListAction | TreeAction | 'close'

/** The part of the panel where a shortcut works. */
export type ShortcutScope = 'list' | 'detail' | 'tree' | 'anywhere'

/**
 * A keyboard shortcut. Single letters work only in the list, or they would interfere with speech input (WCAG 2.2, 2.1.4
 * Character Key Shortcuts).
 */
interface Shortcut {
  readonly where: ShortcutScope
  /** Description in the sheet; null if another entry describes these keys, too. */
  readonly says: MessageKey | null
  /** The action of each key. Keys are named as in {@link KeyboardEvent.key}. `Ctrl+` also matches the Command key. */
  readonly keys: Readonly<Record<string, ShortcutAction>>
}

/** All shortcuts, in the order of the sheet. Keys get their action nowhere else. */
export const SHORTCUTS: readonly Shortcut[] = [
  { where: 'list', says: 'keys.move', keys: { ArrowUp: 'lineUp', ArrowDown: 'lineDown' } },
  { where: 'list', says: 'keys.page', keys: { PageUp: 'pageUp', PageDown: 'pageDown' } },
  { where: 'list', says: 'keys.ends', keys: { Home: 'firstLine', End: 'lastLine' } },
  { where: 'list', says: 'keys.open', keys: { Enter: 'openOrEnter', ' ': 'open' } },
  {
    where: 'list',
    says: 'keys.range',
    keys: { 'Shift+ArrowDown': 'extendDown', 'Shift+ArrowUp': 'extendUp' },
  },
  { where: 'list', says: null, keys: { 'Ctrl+ ': 'toggleSelected', 'Ctrl+Shift+ ': 'toggleSelected' } },
  { where: 'list', says: 'keys.all', keys: { 'Ctrl+A': 'selectAll' } },
  { where: 'list', says: 'keys.fold', keys: { ArrowLeft: 'collapse', ArrowRight: 'expand' } },
  { where: 'anywhere', says: 'keys.close', keys: { Escape: 'close' } },
  { where: 'list', says: 'keys.filter', keys: { '/': 'filter' } },
  { where: 'anywhere', says: 'keys.filter', keys: { 'Ctrl+F': 'filter' } },
  { where: 'anywhere', says: null, keys: { 'Ctrl+Shift+F': 'filter' } },
  { where: 'list', says: 'keys.newest', keys: { n: 'newestLine' } },
  { where: 'list', says: 'keys.group', keys: { g: 'group' } },
  { where: 'list', says: 'keys.columns', keys: { c: 'columns' } },
  { where: 'list', says: 'keys.strip', keys: { t: 'strip' } },
  { where: 'list', says: 'keys.mute', keys: { m: 'mute' } },
  { where: 'list', says: 'keys.compare', keys: { d: 'compare' } },
  { where: 'list', says: 'keys.mark', keys: { b: 'mark' } },
  { where: 'list', says: 'keys.findMe', keys: { u: 'findMe' } },
  { where: 'list', says: 'keys.pause', keys: { p: 'pause' } },
  { where: 'list', says: 'keys.export', keys: { e: 'export' } },
  { where: 'list', says: 'keys.openFile', keys: { o: 'openFile' } },
  { where: 'list', says: 'keys.sheet', keys: { '?': 'sheet' } },
  { where: 'detail', says: 'keys.previous', keys: { 'Alt+ArrowUp': 'previous' } },
  { where: 'detail', says: 'keys.next', keys: { 'Alt+ArrowDown': 'next' } },
  { where: 'tree', says: 'keys.treeMove', keys: { ArrowUp: 'treeUp', ArrowDown: 'treeDown' } },
  { where: 'tree', says: 'keys.treeEnds', keys: { Home: 'treeFirst', End: 'treeLast' } },
  { where: 'tree', says: 'keys.treeFold', keys: { ArrowLeft: 'treeCollapse', ArrowRight: 'treeExpand' } },
  { where: 'tree', says: 'keys.treeToggle', keys: { Enter: 'treeToggle', ' ': 'treeToggle' } },
  { where: 'tree', says: 'keys.treeSiblings', keys: { '*': 'treeExpandSiblings' } },
  { where: 'tree', says: 'keys.treeFind', keys: { '/': 'treeFind' } },
]

/** Returns the action for a key press in the focused part of the panel, or null. */
export function shortcutOf(
  event: KeyboardEvent,
  focusedPart: Exclude<ShortcutScope, 'anywhere'> | null,
): ShortcutAction | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event
  const isCommand = ctrlKey || metaKey
  // With Alt, a letter key types another character.
  if (altKey && !key.startsWith('Arrow')) return null
  const modifiers = `${isCommand ? 'Ctrl+' : ''}${altKey ? 'Alt+' : ''}`
  const name = key.length === 1 && isCommand ? key.toUpperCase() : key
  const names = shiftKey ? [`${modifiers}Shift+${name}`] : [`${modifiers}${name}`]
  // Without Ctrl, a key does the same with Shift unless the table says otherwise.
  if (shiftKey && !isCommand) names.push(`${modifiers}${name}`)
  for (const one of names) {
    const found = SHORTCUTS.find(
      ({ keys, where }) => Object.hasOwn(keys, one) && (where === focusedPart || where === 'anywhere'),
    )
    if (found) return found.keys[one] ?? null
  }
  return null
}

/** Performs an action. Returns false to leave the key to the browser. */
type ShortcutHandler = () => unknown

/** Performs the action of a key press, if `handlers` has it. Other keys are left to the browser and to other handlers. */
export function handleShortcut(
  event: KeyboardEvent,
  focusedPart: Parameters<typeof shortcutOf>[1],
  handlers: Readonly<Partial<Record<ShortcutAction, ShortcutHandler>>>,
): void {
  const action = shortcutOf(event, focusedPart)
  const handler = action === null ? undefined : handlers[action]
  if (handler && handler() !== false) event.preventDefault()
}
