// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { MutedLine } from '../../../../components/filter/MutedLine'

afterEach(cleanup)

function show(names: readonly string[], canUndo = false) {
  const calls = { onUnmute: vi.fn<(name: string) => void>(), onUndo: vi.fn<() => void>() }
  const { container } = render(<MutedLine names={names} canUndo={canUndo} {...calls} />)
  return { container, ...calls }
}

describe('the muted goals', () => {
  it('are not spoken of where there are none', () => {
    expect(show([]).container.textContent).toBe('')
  })

  it('are all named, and each is had back by a click', () => {
    const { container, onUnmute } = show(['page_view', ''])
    expect(container.textContent).toContain('2 goals muted:')
    fireEvent.click(screen.getByRole('button', { name: 'Unmute page_view' }))
    fireEvent.click(screen.getByRole('button', { name: 'Unmute (no name)' }))
    expect(onUnmute.mock.calls).toEqual([['page_view'], ['']])
    expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull()
  })

  it('can be undone, also when the last is gone', () => {
    const { container, onUndo } = show([], true)
    expect(container.textContent).toContain('No goal is muted any more.')
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(onUndo).toHaveBeenCalledOnce()
  })
})
