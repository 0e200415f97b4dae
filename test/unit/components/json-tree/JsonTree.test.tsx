// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { useState } from 'preact/hooks'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { JsonTree } from '../../../../components/json-tree/JsonTree'
import { type TreeState, INITIAL_TREE_STATE } from '../../../../core/json-tree/tree-state'
import type { Container } from '../../../../core/json-tree/pointer'
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
    const [treeState, setPlace] = useState<TreeState>(INITIAL_TREE_STATE)
    return (
      <JsonTree
        root={of}
        kind="stored"
        label="A tree"
        treeState={treeState}
        onTreeState={setPlace}
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
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Find in the tree' })

describe('a tree of JSON', () => {
  it('has a line for each entry, as deep as it is', () => {
    show()
    expect(lines()).toEqual([
      'goal_name: "purchase"',
      'event_at: 5',
      'properties: 4 keys',
      'price: 19.99',
      'items: 2 entries',
      '0: 1 key',
      'sku: "MUG-7"',
      '1: "MUG-9"',
      'none: null',
      '"a b": "\u202e<b>"',
    ])
    expect(treeJson()).toEqual(ROOT)
  })

  it('says which line is meant to those who hear it', () => {
    show()
    press('End')
    const [, id] = [tree(), tree().getAttribute('aria-activedescendant')]
    expect(document.getElementById(id ?? '')?.textContent).toBe('"a b": "\u202e<b>"')
  })

  it.each<[string[], string]>([
    [['ArrowUp'], 'goal_name: "purchase"'],
    [['ArrowDown'], 'event_at: 5'],
    [['End', 'ArrowDown'], '"a b": "\u202e<b>"'],
    [['End', 'ArrowLeft'], 'properties: 4 keys'],
    [['End', 'ArrowLeft', 'ArrowLeft', 'ArrowDown'], 'properties: 4 keys'],
    [['End', 'ArrowLeft', 'ArrowLeft', 'ArrowRight', 'ArrowRight'], 'price: 19.99'],
    [['End', 'ArrowLeft', ' ', 'End'], 'properties: 4 keys'],
    [['ArrowLeft'], 'goal_name: "purchase"'],
    [['ArrowRight'], 'goal_name: "purchase"'],
  ])('%j goes to %s', (keys, line) => {
    show()
    press(...keys)
    expect(current()).toBe(line)
  })

  it('leaves keys with Alt or Ctrl to others', () => {
    show()
    fireEvent.keyDown(tree(), { key: 'ArrowDown', altKey: true })
    fireEvent.keyDown(tree(), { key: 'End', ctrlKey: true })
    expect(current()).toBe('goal_name: "purchase"')
  })
})

describe('what can be done with a line', () => {
  const goTo = (name: RegExp) => fireEvent.click(screen.getByRole('treeitem', { name }))

  it('is to copy it, filter by it, and have it as a column', () => {
    const { onCopy, onFilter, onAddColumn } = show()
    goTo(/^sku/)
    button('Copy value').click()
    button('Copy path').click()
    expect(onCopy.mock.calls).toEqual([['MUG-7'], ['properties.items[0].sku']])
    expect(button('Filter by it').title).toBe('Filter the list by prop.items.0.sku=MUG-7')
    button('Filter by it').click()
    expect(onFilter).toHaveBeenCalledWith('prop.items.0.sku=MUG-7')
    button('Add as column').click()
    expect(onAddColumn).toHaveBeenCalledWith('items.0.sku')
  })

  it('copies what is not plain as JSON', () => {
    const { onCopy } = show()
    goTo(/^items/)
    button('Copy value').click()
    expect(onCopy).toHaveBeenCalledWith(JSON.stringify(ROOT.properties.items, null, 2))
  })

  it('does not offer what cannot be', () => {
    const { onFilter, onAddColumn } = show()
    press('ArrowDown')
    expect([isOff('Filter by it'), isOff('Add as column')]).toEqual([true, true])
    button('Filter by it').click()
    button('Add as column').click()
    expect([onFilter.mock.calls, onAddColumn.mock.calls]).toEqual([[], []])
  })

  it('says that a property is a column already', () => {
    show(ROOT, ['price'])
    goTo(/^price/)
    expect(isOff('Is a column')).toBe(true)
  })
})

describe('finding in a tree', () => {
  const type = (value: string) => fireEvent.input(field(), { target: { value } })
  const status = () => screen.getByRole('status').textContent
  const marks = () => [...document.querySelectorAll('mark')].map(({ textContent }) => textContent)

  it('goes to the first, to the next and back, opening what is closed', () => {
    show()
    fireEvent.click(screen.getByRole('treeitem', { name: /^properties/ }))
    expect(lines()).toHaveLength(3)
    type('mug')
    expect([current(), status(), marks()]).toEqual(['sku: "MUG-7"', '1 of 2', ['MUG', 'MUG']])
    fireEvent.keyDown(field(), { key: 'Enter' })
    expect([current(), status()]).toEqual(['1: "MUG-9"', '2 of 2'])
    fireEvent.keyDown(field(), { key: 'Enter', shiftKey: true })
    expect(status()).toBe('1 of 2')
    button('Found before').click()
    expect(status()).toBe('1 of 2')
  })

  it('finds in the next event what it found in this one', () => {
    const { step } = show()
    type('19.99')
    step({ properties: { price: 19.99, was: 19.99 } })
    expect([status(), marks()]).toEqual(['1 of 2', ['19.99', '19.99']])
    step({ properties: {} })
    expect(status()).toBe('Not found')
  })

  it('Escape empties the field, then goes back to the tree, and closes nothing', () => {
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
    // That of the slash alone.
    expect(onKeyDown).toHaveBeenCalledOnce()
    document.removeEventListener('keydown', onKeyDown)
  })
})
