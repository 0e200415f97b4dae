// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Toolbar } from '../../../components/Toolbar'
import type { OutcomeKind } from '../../../core/delivery/delivery'
import type { TabState } from '../../../core/protocol/panel'
import { NO_REGISTRY } from '../../../core/registry/registry'

afterEach(cleanup)

const tab: TabState = {
  epoch: 'epoch',
  paused: false,
  preserve: true,
  skipped: 3,
  dropped: 0,
  clearedThrough: 0,
  canUndo: false,
  lastSeq: 0,
  pages: [],
  opened: [],
}

const counts = {
  pending: 1,
  accepted: 12_345,
  rejected: 2,
  failed: 0,
  blocked: 0,
  unreadable: 0,
  tooLarge: 0,
  unknown: 0,
}

function show(more: Partial<TabState>, outcome: OutcomeKind | null = null) {
  const noop = () => {}
  const onUndo = vi.fn<() => void>()
  const onOutcome = vi.fn<(outcome: OutcomeKind | null) => void>()
  const rest = { onPause: noop, onClear: noop, onPreserve: noop, onFilter: noop, onConnect: noop }
  const filters = { filter: '', outcome, counts, onOutcome }
  render(<Toolbar tab={{ ...tab, ...more }} registry={NO_REGISTRY} onUndo={onUndo} {...filters} {...rest} />)
  return { onUndo, onOutcome }
}

describe('Toolbar', () => {
  it('offers to undo a clear when there is something to have back, and keeps the focus', () => {
    const { onUndo } = show({ canUndo: true })
    screen.getByRole('button', { name: 'Undo clear' }).click()
    expect(onUndo).toHaveBeenCalledOnce()
    expect(document.activeElement?.textContent).toBe('Clear')
  })

  it('does not offer it otherwise', () => {
    show({})
    expect(screen.queryByRole('button', { name: 'Undo clear' })).toBeNull()
  })

  it('says what is skipped while paused, beside the button', () => {
    show({ paused: true })
    expect(screen.getByRole('button', { name: 'Paused' }).nextElementSibling?.textContent).toBe('· 3 skipped')
  })

  it('says nothing of it otherwise', () => {
    show({})
    expect(screen.queryByText(/skipped/)).toBeNull()
  })

  it('offers every outcome, with how many there are', () => {
    const { onOutcome } = show({})
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Delivery' })
    expect([...select.options].map(({ text }) => text)).toEqual([
      'Delivery: all',
      'Pending (1)',
      'Accepted (12,345)',
      'Rejected (2)',
      'Failed (0)',
      'Blocked (0)',
      'Answer not readable (0)',
      'Too large (0)',
      'Not known (0)',
    ])
    expect(select.value).toBe('')
    fireEvent.change(select, { target: { value: 'rejected' } })
    expect(onOutcome).toHaveBeenCalledWith('rejected')
  })

  it('shows the outcome that is asked for, and goes back to all', () => {
    const { onOutcome } = show({}, 'rejected')
    const select = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Delivery' })
    expect(select.value).toBe('rejected')
    fireEvent.change(select, { target: { value: '' } })
    expect(onOutcome).toHaveBeenCalledWith(null)
  })
})
