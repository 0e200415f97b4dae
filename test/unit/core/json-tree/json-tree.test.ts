import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findInTree, MAX_MATCHES } from '../../../../core/json-tree/find-in-tree'
import { treeLines, type TreeLine } from '../../../../core/json-tree/lines'
import {
  revealPointer,
  type TreeState,
  INITIAL_TREE_STATE,
  withMore,
  withSiblingsExpanded,
  withToggled,
} from '../../../../core/json-tree/tree-state'
import {
  type Container,
  parentPointer,
  entryPointer,
  isContainer,
  pointerKeys,
  pathText,
  valueAtPointer,
} from '../../../../core/json-tree/pointer'
import type { Json } from '../../../../core/publish/publish'

const anyTree = fc
  .jsonValue({ noUnicodeString: false, maxDepth: 5 })
  .filter((value): value is Container & typeof value => isContainer(value as Json)) as fc.Arbitrary<Container>

const idsOf = (lines: readonly TreeLine[]) => lines.map(({ id }) => id)
const entriesOf = (lines: readonly TreeLine[]) => lines.filter((line) => line.kind === 'entry')

/** Expands every container and shows every remaining entry. */
function allOpen(root: Container): readonly TreeLine[] {
  let treeState: TreeState = INITIAL_TREE_STATE
  for (;;) {
    const lines = treeLines(root, treeState)
    const closed = lines.find((line) => line.kind === 'entry' && line.isOpen === false)
    const more = lines.find((line) => line.kind === 'more')
    if (closed) treeState = withToggled(treeState, closed.id, true)
    else if (more?.kind === 'more') treeState = withMore(root, treeState, more.of, more.side)
    else return lines
  }
}

/** Rebuilds a value from its lines. */
function rebuilt(root: Container, lines: readonly TreeLine[]): unknown {
  const top: unknown = Array.isArray(root) ? [] : {}
  const containers = new Map<string, unknown>([['', top]])
  for (const line of entriesOf(lines)) {
    const value: unknown = isContainer(line.value)
      ? Array.isArray(line.value)
        ? []
        : {}
      : JSON.parse(line.text ?? '')
    const within = containers.get(parentPointer(line.id))
    if (Array.isArray(within)) within.push(value)
    else
      Object.defineProperty(within, line.key, { value, enumerable: true, configurable: true, writable: true })
    containers.set(line.id, value)
  }
  return top
}

describe('treeLines', () => {
  it('returns the whole value once everything is expanded', () => {
    fc.assert(
      fc.property(anyTree, (root) => {
        expect(JSON.stringify(rebuilt(root, allOpen(root)))).toBe(JSON.stringify(root))
      }),
    )
  })

  it('returns unique ids and positions among siblings', () => {
    fc.assert(
      fc.property(anyTree, (root) => {
        const lines = allOpen(root)
        expect(new Set(idsOf(lines)).size).toBe(lines.length)
        for (const { position, siblings, level } of lines) {
          expect(position).toBeGreaterThanOrEqual(1)
          expect(position).toBeLessThanOrEqual(siblings)
          expect(level).toBeGreaterThanOrEqual(1)
        }
        for (const { id, value } of entriesOf(lines)) expect(valueAtPointer(root, id)).toEqual(value)
      }),
    )
  })

  it('returns a limited number of lines initially', () => {
    const wide = Object.fromEntries(
      Array.from({ length: 90 }, (_, key) => [`k${key}`, { a: 1, b: [1, 2, 3] }]),
    )
    const long = Array.from({ length: 5000 }, (_, index) => index)
    expect(treeLines(wide, INITIAL_TREE_STATE).length).toBeLessThanOrEqual(150)
    expect(treeLines(long, INITIAL_TREE_STATE)).toHaveLength(101)
    expect(treeLines({ long, after: 1 }, INITIAL_TREE_STATE)).toHaveLength(2)
    expect(idsOf(treeLines({ a: { b: { c: [1] } }, d: {} }, INITIAL_TREE_STATE))).toEqual([
      '/a',
      '/a/b',
      '/a/b/c',
      '/a/b/c/0',
      '/d',
    ])
  })

  it('shows long lists page by page', () => {
    const root = { list: Array.from({ length: 250 }, (_, index) => index), after: 'x' }
    const more = (treeState: TreeState) => treeLines(root, treeState).find((line) => line.kind === 'more')
    const opened = withToggled(INITIAL_TREE_STATE, '/list', true)
    expect(more(opened)).toMatchObject({
      of: '/list',
      unit: 'entries',
      left: 150,
      level: 2,
      position: 101,
    })
    const once = withMore(root, opened, '/list', 'after')
    expect(more(once)).toMatchObject({ left: 50 })
    expect(once.current).toBe('/list/100')
    expect(more(withMore(root, once, '/list', 'after'))).toBeUndefined()
  })

  it('shows the part of a long list around a revealed entry, and more pages on either side', () => {
    const root = Array.from({ length: 950 }, (_, index) => index)
    const far = revealPointer(root, INITIAL_TREE_STATE, '/730')
    const lines = treeLines(root, far)
    expect(lines).toHaveLength(102)
    expect(lines.at(0)).toMatchObject({ kind: 'more', side: 'before', left: 700, position: 700 })
    expect(lines.at(1)).toMatchObject({ id: '/700', position: 701 })
    expect(lines.at(-1)).toMatchObject({ kind: 'more', side: 'after', left: 150, position: 801 })
    const before = withMore(root, far, '', 'before')
    expect(before.current).toBe('/699')
    expect(treeLines(root, before).at(0)).toMatchObject({ side: 'before', left: 600 })
    // Another event may have fewer entries.
    expect(treeLines([1, 2], far)).toMatchObject([{ id: '/0' }, { id: '/1' }])
  })

  it('never splits a character when it truncates a string', () => {
    const root = { text: `${'a'.repeat(998)}😀${'b'.repeat(50_000)}` }
    const [line, more] = treeLines(root, INITIAL_TREE_STATE)
    expect(line).toMatchObject({ text: `"${'a'.repeat(998)}` })
    expect(more).toMatchObject({ kind: 'more', of: '/text', unit: 'characters' })
    const [longer] = treeLines(root, withMore(root, INITIAL_TREE_STATE, '/text', 'after'))
    expect(longer?.kind === 'entry' && longer.text).toHaveLength(21_000)
  })

  it('applies manual expansion to the next value too', () => {
    const [one, other] = [
      { a: { b: 1 }, c: 2 },
      { c: 3, a: { d: 4 } },
    ]
    const closed = withToggled(INITIAL_TREE_STATE, '/a', false)
    expect(idsOf(treeLines(one, closed))).toEqual(['/a', '/c'])
    expect(idsOf(treeLines(other, closed))).toEqual(['/c', '/a'])
    expect(idsOf(treeLines(one, withToggled(closed, '/a', true)))).toEqual(['/a', '/a/b', '/c'])
  })

  it('marks empty containers as not expandable', () => {
    expect(treeLines({ a: {}, b: [] }, withToggled(INITIAL_TREE_STATE, '/a', true))).toMatchObject([
      { isOpen: null },
      { isOpen: null },
    ])
  })

  it('expands all siblings', () => {
    const inner = Object.fromEntries(Array.from({ length: 99 }, (_, key) => [`k${key}`, key]))
    const root = { a: inner, b: inner, c: inner, d: 1 }
    expect(treeLines(root, INITIAL_TREE_STATE).length).toBeLessThan(150)
    expect(treeLines(root, withSiblingsExpanded(root, INITIAL_TREE_STATE, '/d'))).toHaveLength(4 + 3 * 99)
  })
})

describe('pointers', () => {
  it('can be revealed anywhere in a tree', () => {
    fc.assert(
      fc.property(anyTree, fc.nat(), (root, pick) => {
        const all = entriesOf(allOpen(root))
        const chosen = all[pick % Math.max(1, all.length)]
        if (!chosen) return
        const closed = all.reduce(
          (treeState, { id }) => withToggled(treeState, id, false),
          INITIAL_TREE_STATE,
        )
        const opened = revealPointer(root, closed, chosen.id)
        expect(opened.current).toBe(chosen.id)
        expect(idsOf(treeLines(root, opened))).toContain(chosen.id)
      }),
    )
  })

  it('can be revealed beyond the shown part of a list or a string', () => {
    const root = { list: Array.from({ length: 1000 }, (_, index) => ({ index })), text: 'a'.repeat(90_000) }
    expect(idsOf(treeLines(root, revealPointer(root, INITIAL_TREE_STATE, '/list/730/index')))).toContain(
      '/list/730/index',
    )
    const lines = treeLines(root, revealPointer(root, INITIAL_TREE_STATE, '/text', 70_000))
    expect(lines.find(({ id }) => id === '/text')).toMatchObject({ text: `"${'a'.repeat(70_999)}` })
  })

  it('change nothing when they don’t exist', () => {
    expect(revealPointer({ a: 1 }, INITIAL_TREE_STATE, '/a/b')).toBe(INITIAL_TREE_STATE)
    expect(valueAtPointer({ a: [1] }, '/a/length')).toBeUndefined()
  })

  it.each([
    ['/properties/items/0/price', 'properties.items[0].price'],
    ['/properties/unit price', 'properties["unit price"]'],
    ['/a~1b', '["a/b"]'],
    ['/a~1b/c~0d', '["a/b"]["c~d"]'],
    ['/list/0', 'list["0"]'],
    ['', ''],
  ])('are written as in JavaScript: %s', (pointer, text) => {
    const root = { properties: { items: [{ price: 1 }] }, list: { 0: 1 }, 'a/b': { 'c~d': 1 } }
    expect(pathText(root, pointer)).toBe(text)
  })

  it('convert back to the keys they were built from', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (path) => {
        const pointer = path.reduce(entryPointer, '')
        expect(pointerKeys(pointer)).toEqual(path)
        if (path.length > 0) expect(parentPointer(pointer)).toBe(path.slice(0, -1).reduce(entryPointer, ''))
      }),
    )
  })
})

describe('findInTree', () => {
  const root = {
    goal_name: 'purchase',
    properties: { Price: 19.99, items: [{ sku: 'MUG-19' }, 19] },
    none: null,
  }
  const found = (text: string) => findInTree(root, text).map(({ pointer }) => pointer)
  it.each([
    ['price', ['/properties/Price']],
    ['19', ['/properties/Price', '/properties/items/0/sku', '/properties/items/1']],
    ['"mug', ['/properties/items/0/sku']],
    ['null', ['/none']],
    ['0', []],
    ['', []],
  ])('finds %j at %j', (text, pointers) => {
    expect(found(text)).toEqual(pointers)
  })

  it('returns the end of a match in a long string, and limits the number of matches', () => {
    const long = { text: `${'a'.repeat(5000)}needle${'a'.repeat(5000)}` }
    expect(findInTree(long, 'NEEDLE')).toEqual([{ pointer: '/text', end: 5007 }])
    expect(
      findInTree(
        Array.from({ length: 5000 }, () => 7),
        '7',
      ),
    ).toHaveLength(MAX_MATCHES)
  })

  it('searches a megabyte of JSON', () => {
    const big = Array.from({ length: 20_000 }, (_, index) => ({
      sku: `SKU-${index}`,
      price: index / 100,
      tags: ['a'],
    }))
    expect(findInTree(big, 'SKU-19999')).toHaveLength(1)
    expect(treeLines(big, INITIAL_TREE_STATE).length).toBeLessThan(200)
  })
})
