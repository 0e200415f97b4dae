// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Toolbar } from '../../../components/Toolbar'
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

function show(more: Partial<TabState>) {
  const noop = () => {}
  const onUndo = vi.fn<() => void>()
  const rest = { onPause: noop, onClear: noop, onPreserve: noop, onFilter: noop, onConnect: noop }
  render(<Toolbar tab={{ ...tab, ...more }} registry={NO_REGISTRY} filter="" onUndo={onUndo} {...rest} />)
  return onUndo
}

describe('Toolbar', () => {
  it('offers to undo a clear when there is something to have back, and keeps the focus', () => {
    const onUndo = show({ canUndo: true })
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
