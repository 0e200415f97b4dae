// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { useState } from 'preact/hooks'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { JsonTree } from '../../../../components/json-tree/JsonTree'
import { type TreeState, INITIAL_TREE_STATE } from '../../../../core/json-tree/tree-state'
import type { Container } from '../../../../core/json-tree/pointer'
import { t } from '../../../../locales/say'
import { treeJson } from '../../../fixtures/panel/tree-json'

afterEach(cleanup)

const ROOT = {
  goal_name: 'purchase',
  event_at: 5,
  properties: { price: 19.99, items: [{ sku: 'MUG-7' }, 'MUG-9'], none: null, 'a b': '\u202e<b>' },
}

function show(root: Container = ROOT, columns: readonly string[] = []) {
  const calls = {
    onCopy: vi.fn<(text: string) => Promise<boolean>>(() => Promise.resolve(true)),
    onFilter: vi.fn<(text: string) => void>(),
    onAddColumn: vi.fn<(path: string) => void>(),
  }
  function Placed({ of }: { of: Container }) {
    const [treeState, setTreeState] = useState<TreeState>(INITIAL_TREE_STATE)
    return (
      <JsonTree
        root={of}
        kind="stored"
        label="A tree"
        treeState={treeState}
        onTreeState={setTreeState}
        actions={{ ...calls, columns }}
      />
    )
  }
  const { rerender } = render(<Placed of={root} />)
  return { ...calls, step: (next: Container) => rerender(<Placed of={next} />) }
}

const tree = () => screen.getByRole('tree')
const press = (...keys: string[]) => {
  for (const key of keys) fireEvent.keyDown(tree(), { key })
}
const current = () => screen.getByRole('treeitem', { selected: true }).textContent
const lines = () => screen.getAllByRole('treeitem').map(({ textContent }) => textContent)
const button = (name: string) => screen.getByRole('button', { name })
const isOff = (name: string) => button(name).getAttribute('aria-disabled') === 'true'
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: t('tree.find') })

describe('JsonTree', () => {
  it('has a line for each nested entry', () => {
    show()
    expect(lines()).toEqual([
      'goal_name: "purchase"',
      'event_at: 5',
      `properties: ${t('tree.keys', {}, 4)}`,
      'price: 19.99',
      `items: ${t('tree.entries', {}, 2)}`,
      `0: ${t('tree.keys', {}, 1)}`,
      'sku: "MUG-7"',
      '1: "MUG-9"',
      'none: null',
      '"a b": "\u202e<b>"',
    ])
    expect(treeJson()).toEqual(ROOT)
  })

  it('exposes the selected line to assistive technology', () => {
    show()
    press('End')
    const [, id] = [tree(), tree().getAttribute('aria-activedescendant')]
    expect(document.getElementById(id ?? '')?.textContent).toBe('"a b": "\u202e<b>"')
  })

  const PROPERTIES = `properties: ${t('tree.keys', {}, 4)}`
  it.each<[string[], string]>([
    [['ArrowUp'], 'goal_name: "purchase"'],
    [['ArrowDown'], 'event_at: 5'],
    [['End', 'ArrowDown'], '"a b": "\u202e<b>"'],
    [['End', 'ArrowLeft'], PROPERTIES],
    [['End', 'ArrowLeft', 'ArrowLeft', 'ArrowDown'], PROPERTIES],
    [['End', 'ArrowLeft', 'ArrowLeft', 'ArrowRight', 'ArrowRight'], 'price: 19.99'],
    [['End', 'ArrowLeft', ' ', 'End'], PROPERTIES],
    [['ArrowLeft'], 'goal_name: "purchase"'],
    [['ArrowRight'], 'goal_name: "purchase"'],
  ])('%j moves to %s', (keys, line) => {
    show()
    press(...keys)
    expect(current()).toBe(line)
  })

  it('does not handle keys with Alt or Ctrl', () => {
    show()
    fireEvent.keyDown(tree(), { key: 'ArrowDown', altKey: true })
    fireEvent.keyDown(tree(), { key: 'End', ctrlKey: true })
    expect(current()).toBe('goal_name: "purchase"')
  })
})

describe('JsonTree, actions on a line', () => {
  const goTo = (name: RegExp) => fireEvent.click(screen.getByRole('treeitem', { name }))

  it('copies the value and the path, filters by it and adds it as a column', () => {
    const { onCopy, onFilter, onAddColumn } = show()
    goTo(/^sku/)
    button(t('tree.copyValue')).click()
    button(t('tree.copyPath')).click()
    expect(onCopy.mock.calls).toEqual([['MUG-7'], ['properties.items[0].sku']])
    expect(button(t('tree.filter')).title).toBe(t('tree.filterHint', { filter: 'prop.items.0.sku=MUG-7' }))
    button(t('tree.filter')).click()
    expect(onFilter).toHaveBeenCalledWith('prop.items.0.sku=MUG-7')
    button(t('tree.addColumn')).click()
    expect(onAddColumn).toHaveBeenCalledWith('items.0.sku')
  })

  it('copies an object or a list as JSON', () => {
    const { onCopy } = show()
    goTo(/^items/)
    button(t('tree.copyValue')).click()
    expect(onCopy).toHaveBeenCalledWith(JSON.stringify(ROOT.properties.items, null, 2))
  })

  it('disables filter and column where they do not apply', () => {
    const { onFilter, onAddColumn } = show()
    press('ArrowDown')
    expect([isOff(t('tree.filter')), isOff(t('tree.addColumn'))]).toEqual([true, true])
    button(t('tree.filter')).click()
    button(t('tree.addColumn')).click()
    expect([onFilter.mock.calls, onAddColumn.mock.calls]).toEqual([[], []])
  })

  it('marks a property that is already a column', () => {
    show(ROOT, ['price'])
    goTo(/^price/)
    expect(isOff(t('tree.isColumn'))).toBe(true)
  })
})

describe('JsonTree, search', () => {
  const foundAt = (at: number) => t('tree.foundAt', { at }, 2)
  const type = (value: string) => fireEvent.input(field(), { target: { value } })
  const status = () => screen.getByRole('status').textContent
  const marks = () => [...document.querySelectorAll('mark')].map(({ textContent }) => textContent)

  it('moves to the first, next and previous match and expands collapsed nodes', () => {
    show()
    fireEvent.click(screen.getByRole('treeitem', { name: /^properties/ }))
    expect(lines()).toHaveLength(3)
    type('mug')
    expect([current(), status(), marks()]).toEqual(['sku: "MUG-7"', foundAt(1), ['MUG', 'MUG']])
    fireEvent.keyDown(field(), { key: 'Enter' })
    expect([current(), status()]).toEqual(['1: "MUG-9"', foundAt(2)])
    fireEvent.keyDown(field(), { key: 'Enter', shiftKey: true })
    expect(status()).toBe(foundAt(1))
    button(t('tree.previous')).click()
    expect(status()).toBe(foundAt(1))
  })

  it('searches the next event for the same text', () => {
    const { step } = show()
    type('19.99')
    step({ properties: { price: 19.99, was: 19.99 } })
    expect([status(), marks()]).toEqual([foundAt(1), ['19.99', '19.99']])
    step({ properties: {} })
    expect(status()).toBe(t('tree.notFound'))
  })

  it('clears the field on Escape, then returns to the tree, without propagating the key', () => {
    const onKeyDown = vi.fn<() => void>()
    document.addEventListener('keydown', onKeyDown)
    show()
    press('/')
    expect(document.activeElement).toBe(field())
    type('mug')
    fireEvent.keyDown(field(), { key: 'Escape' })
    expect([field().value, marks()]).toEqual(['', []])
    fireEvent.keyDown(field(), { key: 'Escape' })
    expect(document.activeElement).toBe(tree())
    // Only the slash reached the document.
    expect(onKeyDown).toHaveBeenCalledOnce()
    document.removeEventListener('keydown', onKeyDown)
  })
})
