import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shortcutOf, SHORTCUTS } from '../../../../components/shell/shortcuts'

const press = (key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more }) as KeyboardEvent

describe('shortcutOf', () => {
  it.each<[string, KeyboardEvent, 'list' | 'detail' | null, string | null]>([
    ['starts filtering on / in the list', press('/'), 'list', 'filter'],
    ['ignores / outside the list', press('/'), null, null],
    ['starts filtering on Ctrl+F anywhere', press('f', { ctrlKey: true }), null, 'filter'],
    ['starts filtering on Shift+Command+F', press('F', { metaKey: true }), 'list', 'filter'],
    ['leaves a letter with Ctrl to the browser', press('p', { ctrlKey: true }), 'list', null],
    ['ignores a letter with Alt, which types a character', press('m', { altKey: true }), 'list', null],
    ['leaves Enter to the list itself', press('Enter'), 'list', null],
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
    ['leaves / to the tree in the detail', press('/'), 'detail', null],
    ['starts filtering on Ctrl+F in the detail', press('f', { ctrlKey: true }), 'detail', 'filter'],
  ])('%s', (_title, event, where, action) => {
    expect(shortcutOf(event, where)).toBe(action)
  })

  it('lists each shortcut once, and every key on the help page', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../docs/help/keyboard.md'), 'utf8')
    const keys = SHORTCUTS.flatMap((one) => one.keys)
    const located = SHORTCUTS.flatMap((one) => one.keys.map((key) => `${one.where} ${key}`))
    expect(new Set(located).size).toBe(located.length)
    const cells = page
      .split('\n')
      .map((line) => line.split('|')[1]?.trim().replace('\\', '').split(' or ') ?? [])
    for (const key of keys.filter((one) => one.length === 1 && one !== ' '))
      expect(cells.flat()).toContain(key)
  })
})
