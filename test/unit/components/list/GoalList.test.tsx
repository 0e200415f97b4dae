// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { GoalList } from '../../../../components/list/GoalList'
import type { SelectMode, ListItem } from '../../../../components/list/lines/list-item'
import { rowsOf } from '../../../../core/record/row'
import { rowFactsOf } from '../../../fixtures/panel/made-row-facts'
import { attempt, sentGoal } from '../../../fixtures/captures'

afterEach(cleanup)

const head = (id: string, collapsed = false): ListItem => ({
  kind: 'page',
  id,
  page: null,
  goals: 1,
  unknown: 0,
  failed: false,
  collapsed,
})
const [row] = rowsOf(attempt([sentGoal('a')]))
if (!row) throw new Error('no row')
const navigation: ListItem = { kind: 'navigation', id: 'navigation', url: '/', at: 1 }
const facts = rowFactsOf()
const items = [head('first'), row, navigation, head('second', true)]

const noop = () => {}
const NOTHING = { onMenu: noop, onSort: noop, onMove: noop, onResize: noop, selectedIds: new Set<string>() }

function press(key: string, selected: string | null, held: { shiftKey?: true; ctrlKey?: true } = {}) {
  const onEnter = vi.fn<(item: ListItem) => void>()
  const onSelectAll = vi.fn<() => void>()
  const onSelect = vi.fn<(item: ListItem, how?: SelectMode) => void>()
  const calls = { onSelect, onSelectAll, onOpen: vi.fn<(item: ListItem) => void>() }
  const rest = { newest: 'navigation', growsAtEnd: true, sort: null, ...NOTHING }
  const props = { items, count: 1, scope: '', columns: [], factsOf: () => facts, ...rest, ...calls, onEnter }
  render(<GoalList {...props} selected={selected} />)
  fireEvent.keyDown(screen.getByRole('grid'), { key, ...held })
  const opened = calls.onOpen.mock.calls[0] ?? onEnter.mock.calls[0]
  const [chosen, how] = onSelect.mock.calls[0] ?? []
  return { selected: chosen?.id, how, opened: opened?.[0].id, all: onSelectAll.mock.calls.length }
}

describe('GoalList, keyboard', () => {
  it('adds a row, a range or all rows to the selection', () => {
    expect(press(' ', row.id, { ctrlKey: true })).toMatchObject({ selected: row.id, how: 'toggle' })
    cleanup()
    expect(press('ArrowDown', row.id, { shiftKey: true })).toMatchObject({
      selected: 'navigation',
      how: 'range',
    })
    cleanup()
    expect(press('a', row.id, { ctrlKey: true })).toMatchObject({ selected: undefined, all: 1 })
    cleanup()
    expect(press('ArrowDown', row.id)).toMatchObject({ how: 'replace' })
  })

  it.each([
    ['ArrowDown', null, 'first'],
    ['ArrowUp', null, 'second'],
    ['ArrowDown', 'first', row.id],
    ['ArrowDown', row.id, 'navigation'],
    ['ArrowUp', 'navigation', row.id],
    ['ArrowDown', 'second', 'second'],
    ['Home', 'navigation', 'first'],
    ['End', 'first', 'second'],
    ['PageDown', 'first', 'second'],
    ['PageUp', 'second', 'first'],
    // Moves from a row of a group to the group header.
    ['ArrowLeft', 'navigation', 'first'],
    ['n', 'first', 'navigation'],
  ])('%s moves from %s to %s', (key, from, to) => {
    expect(press(key, from)).toMatchObject({ selected: to, opened: undefined })
  })

  it.each([
    ['Enter', 'first'],
    ['Enter', row.id],
    [' ', 'second'],
    ['ArrowLeft', 'first'],
    ['ArrowRight', 'second'],
  ])('%s expands or collapses %s', (key, id) => {
    expect(press(key, id)).toMatchObject({ selected: undefined, opened: id })
  })

  it.each([
    ['ArrowRight', 'first'],
    ['ArrowRight', row.id],
    ['Enter', null],
  ])('%s does nothing on %s', (key, id) => {
    expect(press(key, id).opened).toBeUndefined()
  })

  it('includes every line and the header row in aria-rowcount', () => {
    press('Home', null)
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('5')
  })
})
