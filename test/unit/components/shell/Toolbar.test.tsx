// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Toolbar } from '../../../../components/shell/Toolbar'
import { EMPTY_TAB_STATE, type TabState } from '../../../../core/protocol/panel'
import type { WorkspaceState } from '../../../../core/registry/workspace'
import { say, t } from '../../../../locales/say'
import { FILE_SOURCE, workspaceOf, workspaceStateOf } from '../../../fixtures/make'
import { messagePattern } from '../../../fixtures/message-pattern'

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const tab: TabState = { ...EMPTY_TAB_STATE, epoch: 'epoch', skipped: 3 }

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
  const toolbar = (state: Partial<TabState>) => {
    const shown = { tab: { ...tab, ...state }, workspaces }
    return <Toolbar {...shown} onUndo={onUndo} filter={null} {...rest} {...layout} {...registry} />
  }
  const { rerender } = render(toolbar(more))
  /** Shows the toolbar with another state from the background. */
  const receive = (state: Partial<TabState>) => rerender(toolbar(state))
  return { onUndo, receive, ...registry }
}

describe('Toolbar', () => {
  it('offers to undo a clear when there is something to restore and keeps the focus', () => {
    const { onUndo } = show({ canUndo: true })
    screen.getByRole('button', { name: t('panel.undo') }).click()
    expect(onUndo).toHaveBeenCalledOnce()
    expect(document.activeElement?.textContent).toBe(t('panel.clear'))
  })

  it('does not offer undo when there is nothing to restore', () => {
    show({})
    expect(screen.queryByRole('button', { name: t('panel.undo') })).toBeNull()
  })

  it('shows the number of skipped requests next to the button while paused', () => {
    show({ paused: true })
    expect(screen.getByRole('button', { name: t('panel.paused') }).nextElementSibling?.textContent).toBe(
      t('panel.skipped', {}, 3),
    )
  })

  it('does not show the number of skipped requests while recording', () => {
    show({})
    expect(screen.queryByText(messagePattern('panel.skipped'))).toBeNull()
  })
})

describe('Toolbar, changes that the background has not confirmed', () => {
  const preserve = () => screen.getByLabelText<HTMLInputElement>(t('panel.preserve'))
  const isRecording = () => screen.queryByRole('button', { name: t('panel.record') }) !== null

  it('keeps what the user set when another state arrives first', () => {
    const { receive } = show({})
    fireEvent.click(preserve())
    fireEvent.click(screen.getByRole('button', { name: t('panel.record') }))
    receive({ skipped: 4 })
    expect(preserve().checked).toBe(false)
    expect(isRecording()).toBe(false)
  })

  it('follows the background again after the confirmation', () => {
    const { receive } = show({})
    fireEvent.click(preserve())
    receive({ preserve: false })
    receive({ preserve: true })
    expect(preserve().checked).toBe(true)
  })

  it('shows the old state again if the confirmation does not arrive', () => {
    vi.useFakeTimers()
    const { receive } = show({})
    fireEvent.click(preserve())
    void act(() => void vi.runAllTimers())
    receive({ skipped: 4 })
    expect(preserve().checked).toBe(true)
  })
})

describe('Toolbar, workspaces', () => {
  const showRegistries = (workspaces: readonly WorkspaceState[] | null) => show({}, workspaces)
  const refresh = () => screen.queryByRole('button', { name: t('panel.refresh') })

  it('shows nothing until the workspaces are known', () => {
    showRegistries(null)
    expect(screen.queryByText(t('panel.registry.none'))).toBeNull()
    expect(refresh()).toBeNull()
  })

  it('offers to connect the first workspace', () => {
    const { onConnect, onOptions } = showRegistries([])
    screen.getByRole('button', { name: `${t('panel.registry.none')} ${t('panel.connect')}` }).click()
    expect(onConnect).toHaveBeenCalledOnce()
    expect(onOptions).not.toHaveBeenCalled()
    expect(refresh()).toBeNull()
  })

  it('shows the state of a single workspace and links to its settings', () => {
    const { onConnect, onOptions, onRefresh } = showRegistries([workspaceStateOf()])
    const fresh = t('panel.registry.fresh', { workspace: 'acme', age: t('panel.age.now') }, 2)
    const button = screen.getByRole('button', { name: fresh })
    expect(button.title).toContain(t('panel.registry.collectors', { collectors: 'acme.absmartly.io' }))
    expect(button.querySelector('svg')).toBeNull()
    button.click()
    expect(onOptions).toHaveBeenCalledOnce()
    expect(onConnect).not.toHaveBeenCalled()
    refresh()?.click()
    expect(onRefresh).toHaveBeenCalledOnce()
  })

  it('describes several workspaces in the tooltip and marks problems with an icon', () => {
    const problem = { key: 'panel.problem', values: { reason: 'it is offline' } } as const
    const other = workspaceStateOf(null, { workspace: workspaceOf({ id: 'b', name: 'beta' }), problem })
    showRegistries([workspaceStateOf(), other])
    const button = screen.getByRole('button', { name: t('panel.registry.several', {}, 2) })
    const [first, second] = button.title.split('\n\n')
    const fresh = t('panel.registry.fresh', { workspace: 'acme', age: t('panel.age.now') }, 2)
    expect(first?.split('\n')[0]).toBe(fresh)
    expect(second?.split('\n').slice(0, 2)).toEqual([
      t('panel.registry.problem', { workspace: 'beta' }),
      say(problem),
    ])
    expect(button.querySelector('svg')).toBeTruthy()
  })

  it('does not start a second fetch and keeps the focus on the button', () => {
    const { onRefresh } = showRegistries([workspaceStateOf(undefined, { progress: [] })])
    const button = refresh()
    button?.focus()
    button?.click()
    expect(onRefresh).not.toHaveBeenCalled()
    expect(button?.getAttribute('aria-disabled')).toBe('true')
    expect(document.activeElement).toBe(button)
  })

  it('has no fetch button when all workspaces come from files', () => {
    showRegistries([workspaceStateOf(undefined, { workspace: workspaceOf({ source: FILE_SOURCE }) })])
    expect(refresh()).toBeNull()
  })
})
