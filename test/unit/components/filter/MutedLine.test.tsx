// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { MutedLine } from '../../../../components/filter/MutedLine'
import { t } from '../../../../locales/say'

afterEach(cleanup)

function show(names: readonly string[], canUndo = false) {
  const calls = { onUnmute: vi.fn<(name: string) => void>(), onUndo: vi.fn<() => void>() }
  const { container } = render(<MutedLine names={names} canUndo={canUndo} {...calls} />)
  return { container, ...calls }
}

describe('MutedLine', () => {
  it('renders nothing when no goal is muted', () => {
    expect(show([]).container.textContent).toBe('')
  })

  it('names the muted goals and unmutes each with a click', () => {
    const { container, onUnmute } = show(['page_view', ''])
    expect(container.textContent).toContain(t('filter.muted.count', {}, 2))
    fireEvent.click(screen.getByRole('button', { name: t('filter.muted.unmute', { name: 'page_view' }) }))
    fireEvent.click(
      screen.getByRole('button', { name: t('filter.muted.unmute', { name: t('panel.unnamed') }) }),
    )
    expect(onUnmute.mock.calls).toEqual([['page_view'], ['']])
    expect(screen.queryByRole('button', { name: t('filter.muted.undo') })).toBeNull()
  })

  it('offers to undo after the last goal is unmuted', () => {
    const { container, onUndo } = show([], true)
    expect(container.textContent).toContain(t('filter.muted.none'))
    fireEvent.click(screen.getByRole('button', { name: t('filter.muted.undo') }))
    expect(onUndo).toHaveBeenCalledOnce()
  })
})
