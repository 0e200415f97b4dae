import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shortcutOf, SHORTCUTS } from '../../../../components/shell/shortcuts'

const press = (key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more }) as KeyboardEvent

describe('a key', () => {
  it.each<[string, KeyboardEvent, 'list' | 'detail' | null, string | null]>([
    ['/ in the list', press('/'), 'list', 'filter'],
    ['/ elsewhere is a letter', press('/'), null, null],
    ['Ctrl+F anywhere', press('f', { ctrlKey: true }), null, 'filter'],
    ['the command key, shifted', press('F', { metaKey: true }), 'list', 'filter'],
    ['a letter with Ctrl is the browser’s', press('p', { ctrlKey: true }), 'list', null],
    ['a letter with Alt is a character', press('m', { altKey: true }), 'list', null],
    ['what the list does itself', press('Enter'), 'list', null],
    ['? in the list', press('?'), 'list', 'sheet'],
    ['t in the list', press('t'), 'list', 'strip'],
    ['Alt and an arrow in the detail', press('ArrowDown', { altKey: true }), 'detail', 'next'],
    ['Alt and an arrow in the list', press('ArrowDown', { altKey: true }), 'list', null],
    ['an arrow alone in the detail', press('ArrowDown'), 'detail', null],
    ['a letter of the list in the detail', press('d'), 'detail', null],
    ['what a tree does itself', press('/'), 'detail', null],
    ['Ctrl+F in the detail', press('f', { ctrlKey: true }), 'detail', 'filter'],
  ])('%s', (_, event, place, action) => {
    expect(shortcutOf(event, place)).toBe(action)
  })

  it('stands once in the table, and on the help page', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../../docs/help/keyboard.md'), 'utf8')
    const keys = SHORTCUTS.flatMap((one) => one.keys)
    const placed = SHORTCUTS.flatMap((one) => one.keys.map((key) => `${one.where} ${key}`))
    expect(new Set(placed).size).toBe(placed.length)
    const cells = page
      .split('\n')
      .map((line) => line.split('|')[1]?.trim().replace('\\', '').split(' or ') ?? [])
    for (const key of keys.filter((one) => one.length === 1 && one !== ' '))
      expect(cells.flat()).toContain(key)
  })
})
