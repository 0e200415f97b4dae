import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shortcutOf, SHORTCUTS } from '../../../../components/shortcuts/shortcuts'

const press = (key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }) as KeyboardEvent

describe('shortcutOf', () => {
  it.each<[string, KeyboardEvent, 'list' | 'detail' | 'tree' | null, string | null]>([
    ['starts filtering on / in the list', press('/'), 'list', 'filter'],
    ['ignores / outside the list', press('/'), null, null],
    ['starts filtering on Ctrl+F anywhere', press('f', { ctrlKey: true }), null, 'filter'],
    ['starts filtering on Shift+Command+F', press('F', { metaKey: true, shiftKey: true }), 'list', 'filter'],
    ['leaves a letter with Ctrl to the browser', press('p', { ctrlKey: true }), 'list', null],
    ['ignores a letter with Alt, which types a character', press('m', { altKey: true }), 'list', null],
    ['opens an event on Enter in the list', press('Enter'), 'list', 'openOrEnter'],
    [
      'extends the selection on Shift+ArrowDown',
      press('ArrowDown', { shiftKey: true }),
      'list',
      'extendDown',
    ],
    ['ignores Shift where no shortcut has it', press('PageDown', { shiftKey: true }), 'list', 'pageDown'],
    ['selects all on Command+A', press('a', { metaKey: true }), 'list', 'selectAll'],
    ['leaves Ctrl+Shift+A to the browser', press('A', { ctrlKey: true, shiftKey: true }), 'list', null],
    ['moves within the tree on ArrowDown', press('ArrowDown'), 'tree', 'treeDown'],
    ['opens the key sheet on ? in the list', press('?'), 'list', 'sheet'],
    ['toggles the time strip on t in the list', press('t'), 'list', 'strip'],
    [
      'moves to the next event on Alt+ArrowDown in the detail',
      press('ArrowDown', { altKey: true }),
      'detail',
      'next',
    ],
    ['ignores Alt+ArrowDown in the list', press('ArrowDown', { altKey: true }), 'list', null],
    ['ignores ArrowDown in the detail', press('ArrowDown'), 'detail', null],
    ['ignores a letter of the list in the detail', press('d'), 'detail', null],
    ['ignores / in the detail outside a tree', press('/'), 'detail', null],
    ['searches the tree on / in a tree', press('/'), 'tree', 'treeFind'],
    ['starts filtering on Ctrl+F in the detail', press('f', { ctrlKey: true }), 'detail', 'filter'],
  ])('%s', (_title, event, where, action) => {
    expect(shortcutOf(event, where)).toBe(action)
  })

  it('lists each shortcut once, and every key on the help page', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../docs/help/keyboard.md'), 'utf8')
    const keys = SHORTCUTS.flatMap((shortcut) => Object.keys(shortcut.keys))
    const located = SHORTCUTS.flatMap(({ where, keys: own }) =>
      Object.keys(own).map((key) => `${where} ${key}`),
    )
    expect(new Set(located).size).toBe(located.length)
    const cells = page
      .split('\n')
      .map((line) => line.split('|')[1]?.trim().replace('\\', '').split(' or ') ?? [])
    for (const key of keys.filter((name) => name.length === 1 && name !== ' '))
      expect(cells.flat()).toContain(key)
  })
})
