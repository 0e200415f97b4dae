// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Toolbar } from '../../../components/Toolbar'
import type { OutcomeKind } from '../../../core/delivery/delivery'
import type { TabState } from '../../../core/protocol/panel'
import type { WorkspaceState } from '../../../core/registry/workspace'
import { FILE_SOURCE, workspaceOf, workspaceStateOf } from '../../fixtures/make'

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

function show(
  more: Partial<TabState>,
  outcome: OutcomeKind | null = null,
  workspaces: readonly WorkspaceState[] | null = null,
) {
  const noop = () => {}
  const onUndo = vi.fn<() => void>()
  const onOutcome = vi.fn<(outcome: OutcomeKind | null) => void>()
  const rest = { onPause: noop, onClear: noop, onPreserve: noop, onFilter: noop, now: 500 }
  const layout = { group: 'page', onGroup: noop, onKeys: noop } as const
  const registry = {
    onConnect: vi.fn<() => void>(),
    onOptions: vi.fn<() => void>(),
    onRefresh: vi.fn<() => void>(),
  }
  const filters = { filter: '', outcome, counts, onOutcome }
  const shown = { tab: { ...tab, ...more }, workspaces }
  render(<Toolbar {...shown} onUndo={onUndo} {...filters} {...rest} {...layout} {...registry} />)
  return { onUndo, onOutcome, ...registry }
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

describe('Toolbar, the registries', () => {
  const showRegistries = (workspaces: readonly WorkspaceState[] | null) => show({}, null, workspaces)
  const refresh = () => screen.queryByRole('button', { name: 'Fetch again' })

  it('says nothing as long as nothing is known', () => {
    showRegistries(null)
    expect(screen.queryByText(/No Web Console/)).toBeNull()
    expect(refresh()).toBeNull()
  })

  it('offers to connect the first', () => {
    const { onConnect, onOptions } = showRegistries([])
    screen.getByRole('button', { name: 'No Web Console Connect…' }).click()
    expect(onConnect).toHaveBeenCalledOnce()
    expect(onOptions).not.toHaveBeenCalled()
    expect(refresh()).toBeNull()
  })

  it('says where one stands, and leads to it', () => {
    const { onConnect, onOptions, onRefresh } = showRegistries([workspaceStateOf()])
    const button = screen.getByRole('button', { name: 'acme: 2 goals · just now' })
    expect(button.title).toContain('Judges what is sent to acme.absmartly.io.')
    expect(button.querySelector('svg')).toBeNull()
    button.click()
    expect(onOptions).toHaveBeenCalledOnce()
    expect(onConnect).not.toHaveBeenCalled()
    refresh()?.click()
    expect(onRefresh).toHaveBeenCalledOnce()
  })

  it('says it of each of several in the tooltip, and warns by an icon', () => {
    const problem = { key: 'panel.problem', values: { reason: 'it is offline' } } as const
    const other = workspaceStateOf(null, { workspace: workspaceOf({ id: 'b', name: 'beta' }), problem })
    showRegistries([workspaceStateOf(), other])
    const button = screen.getByRole('button', { name: '2 workspaces' })
    expect(button.title).toMatch(
      /^acme: 2 goals[\s\S]+\n\nbeta: problem\nGoalkeeper could not do that: it is offline/,
    )
    expect(button.querySelector('svg')).toBeTruthy()
  })

  it('fetches nothing a second time meanwhile, and keeps the focus on the button', () => {
    const { onRefresh } = showRegistries([workspaceStateOf(undefined, { progress: [] })])
    const button = refresh()
    button?.focus()
    button?.click()
    expect(onRefresh).not.toHaveBeenCalled()
    expect(button?.getAttribute('aria-disabled')).toBe('true')
    expect(document.activeElement).toBe(button)
  })

  it('has nothing to fetch where all is from files', () => {
    showRegistries([workspaceStateOf(undefined, { workspace: workspaceOf({ source: FILE_SOURCE }) })])
    expect(refresh()).toBeNull()
  })
})
