import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shortcutOf, SHORTCUTS } from '../../../components/shortcuts'

const press = (key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more }) as KeyboardEvent

describe('a key', () => {
  it.each<[string, KeyboardEvent, boolean, string | null]>([
    ['/ in the list', press('/'), true, 'filter'],
    ['/ elsewhere is a letter', press('/'), false, null],
    ['Ctrl+F anywhere', press('f', { ctrlKey: true }), false, 'filter'],
    ['the command key, shifted', press('F', { metaKey: true }), true, 'filter'],
    ['a letter with Ctrl is the browser’s', press('p', { ctrlKey: true }), true, null],
    ['a letter with Alt is a character', press('m', { altKey: true }), true, null],
    ['what the list does itself', press('Enter'), true, null],
    ['? in the list', press('?'), true, 'sheet'],
    ['t in the list', press('t'), true, 'strip'],
  ])('%s', (_, event, inList, action) => {
    expect(shortcutOf(event, inList)).toBe(action)
  })

  it('stands once in the table, and on the help page', () => {
    const page = readFileSync(join(import.meta.dirname, '../../../docs/help/keyboard.md'), 'utf8')
    const keys = SHORTCUTS.flatMap((one) => one.keys)
    expect(new Set(keys).size).toBe(keys.length)
    const cells = page.split('\n').map((line) => line.split('|')[1]?.trim().split(' or ') ?? [])
    for (const key of keys.filter((one) => one.length === 1 && one !== ' '))
      expect(cells.flat()).toContain(key)
  })
})
