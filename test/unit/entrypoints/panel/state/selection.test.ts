import { signal } from '@preact/signals'
import { describe, expect, it } from 'vitest'
import type { ListItem } from '../../../../../components/list/lines/list-item'
import { type Row, rowsOf } from '../../../../../core/record/row'
import { createSelection } from '../../../../../entrypoints/panel/state/selection'
import { attempt, sentGoal } from '../../../../fixtures/captures'

const rowNamed = (name: string): Row => {
  const [row] = rowsOf(attempt([sentGoal(name)]))
  if (!row) throw new Error('no row')
  return row
}

const HEAD = { kind: 'page', id: 'page-1' } as ListItem
const itemOf = (row: Row) => ({ ...row, even: false }) as unknown as ListItem

function selectionOf(...names: string[]) {
  const made = names.map(rowNamed)
  const rows = signal<readonly Row[]>(made)
  const items = signal<readonly ListItem[]>([HEAD, ...made.map(itemOf)])
  const selection = createSelection(rows, items)
  const shown = () => made.findIndex(({ id }) => id === selection.row.value?.id)
  const other = () => made.findIndex(({ id }) => id === selection.compared.value?.row?.id)
  const go = (index: number) => selection.show(made[index]?.id ?? '')
  return { rows, items, selection, made, shown, other, go }
}

describe('createSelection', () => {
  it('shows the detail of a row only while it is open', () => {
    const { selection, made, shown } = selectionOf('a', 'b')
    selection.select({ id: made[1]?.id ?? '', kind: 'goal' })
    expect(shown()).toBe(-1)
    selection.show(made[0]?.id ?? '')
    expect(shown()).toBe(0)
    selection.select(HEAD)
    expect([selection.selected.value, shown()]).toEqual(['page-1', 0])
    selection.close()
    expect(shown()).toBe(-1)
  })

  it('steps over group headers and stops at the ends', () => {
    const { selection, shown, go } = selectionOf('a', 'b', 'c')
    go(1)
    selection.step(1)
    expect(shown()).toBe(2)
    selection.step(1)
    expect(shown()).toBe(2)
    selection.step(-1)
    selection.step(-1)
    selection.step(-1)
    expect(shown()).toBe(0)
  })

  it('steps to the first row when the shown row is not in the list', () => {
    const { selection, items, made, shown, go } = selectionOf('a', 'b', 'c')
    go(0)
    items.value = [HEAD, ...made.slice(1).map(itemOf)]
    selection.step(1)
    expect(shown()).toBe(1)
  })

  it('compares each shown event with the previous event of its goal', () => {
    const { selection, other, go } = selectionOf('a', 'b', 'a', 'b')
    go(3)
    selection.compare('previous')
    expect(other()).toBe(1)
    go(2)
    expect(other()).toBe(0)
    go(1)
    expect([selection.compared.value?.mode, other()]).toEqual(['previous', -1])
    selection.close()
    go(3)
    expect(selection.compared.value).toBeNull()
  })

  it('compares with the marked event until another is marked', () => {
    const { selection, rows, made, other, go } = selectionOf('a', 'b', 'c')
    go(0)
    selection.mark()
    go(2)
    expect(other()).toBe(0)
    selection.mark()
    go(1)
    expect(other()).toBe(2)
    rows.value = made.slice(0, 2)
    expect([selection.compared.value?.mode, other()]).toEqual(['marked', -1])
    rows.value = made
    go(2)
    selection.mark()
    expect(selection.compared.value).toBeNull()
  })

  it('opens the detail of the selected row to compare it', () => {
    const { selection, made, shown } = selectionOf('a', 'a')
    selection.select({ id: made[1]?.id ?? '', kind: 'goal' })
    selection.compare('previous')
    expect(shown()).toBe(1)
  })

  it('keeps the other fields of the detail state', () => {
    const { selection } = selectionOf('a')
    selection.changeDetailState({ tab: 'request' })
    selection.changeDetailState({ body: 'raw' })
    expect(selection.detailState.value).toMatchObject({ tab: 'request', body: 'raw' })
  })
})
