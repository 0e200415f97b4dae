// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import type { Column } from '../../../../components/columns/column'
import { GoalRow } from '../../../../components/list/GoalRow'
import { rowFactsOf } from '../../../fixtures/panel/made-row-facts'
import { makeRow } from '../../../fixtures/panel/judged-row'

afterEach(cleanup)

const column: Column = {
  id: 'one',
  title: 'panel.column.goal',
  width: ['1fr', '1fr'],
  from: 0,
  sortKey: () => null,
  cell: () => 'cell',
  tooltip: (_row, { nearest }, isPointedAt) => (isPointedAt ? (nearest() ?? undefined) : 'short'),
}

describe('GoalRow', () => {
  it('computes expensive tooltips only on hover', () => {
    const facts = rowFactsOf({ nearest: () => 'near' })
    const position = { id: 'row', rowIndex: 2, top: 0, selected: false, onOpen: () => {}, onSelect: () => {} }
    render(<GoalRow {...position} row={makeRow('x')} columns={[column]} facts={facts} />)
    expect(screen.getByRole('gridcell').title).toBe('short')
    fireEvent.mouseEnter(screen.getByRole('row'))
    expect(screen.getByRole('gridcell').title).toBe('near')
  })
})
