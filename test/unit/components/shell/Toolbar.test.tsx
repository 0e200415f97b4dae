// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Toolbar } from '../../../../components/shell/Toolbar'
import type { TabState } from '../../../../core/protocol/panel'
import type { WorkspaceState } from '../../../../core/registry/workspace'
import { FILE_SOURCE, workspaceOf, workspaceStateOf } from '../../../fixtures/make'

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

function show(more: Partial<TabState>, workspaces: readonly WorkspaceState[] | null = null) {
  const noop = () => {}
  const onUndo = vi.fn<() => void>()
  const rest = { onPause: noop, onClear: noop, onPreserve: noop, now: 500 }
  const layout = {
    group: 'page',
    onGroup: noop,
    onKeys: noop,
    strip: true,
    onStrip: noop,
    onExport: noop,
    onOpenFile: noop,
  } as const
  const registry = {
    onConnect: vi.fn<() => void>(),
    onOptions: vi.fn<() => void>(),
    onRefresh: vi.fn<() => void>(),
  }
  const shown = { tab: { ...tab, ...more }, workspaces }
  render(<Toolbar {...shown} onUndo={onUndo} filter={null} {...rest} {...layout} {...registry} />)
  return { onUndo, ...registry }
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
})

describe('Toolbar, the registries', () => {
  const showRegistries = (workspaces: readonly WorkspaceState[] | null) => show({}, workspaces)
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
