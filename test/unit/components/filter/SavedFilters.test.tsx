// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SavedFilters } from '../../../../components/filter/SavedFilters'
import { t } from '../../../../locales/say'

afterEach(cleanup)

const SAVED = [
  { name: 'lost ones', text: 'is:lost' },
  { name: 'env:staging', text: 'env:staging' },
]

function show(current: string | null, saved = SAVED) {
  const calls = {
    onApply: vi.fn<(text: string) => void>(),
    onSave: vi.fn<(filter: { name: string; text: string }) => void>(),
    onRename: vi.fn<(from: string, to: string) => void>(),
    onDelete: vi.fn<(name: string) => void>(),
  }
  render(<SavedFilters saved={saved} current={current} maxNameChars={100} {...calls} />)
  const button = screen.getByRole('button', { name: t('filter.saved.title') })
  fireEvent.click(button)
  return { button, ...calls }
}

describe('SavedFilters', () => {
  it('saves the filter under a name, which defaults to its text', () => {
    const { onSave } = show('is:retried')
    const name = screen.getByRole<HTMLInputElement>('textbox', { name: t('filter.saved.name') })
    expect(name.value).toBe('is:retried')
    fireEvent.input(name, { target: { value: ' second tries ' } })
    fireEvent.click(screen.getByRole('button', { name: t('filter.saved.save') }))
    expect(onSave).toHaveBeenCalledWith({ name: 'second tries', text: 'is:retried' })
  })

  it('offers no save form when the filter is empty', () => {
    show(null, [])
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.getByText(t('filter.saved.none'))).toBeTruthy()
  })

  it('applies a filter with a click, which closes the list', () => {
    const { button, onApply } = show(null)
    fireEvent.click(screen.getByRole('button', { name: /^lost ones/ }))
    expect(onApply).toHaveBeenCalledWith('is:lost')
    expect(button.getAttribute('aria-expanded')).toBe('false')
    expect(document.activeElement).toBe(button)
  })

  it('renames and deletes filters', () => {
    const { onRename, onDelete } = show(null)
    fireEvent.click(screen.getByRole('button', { name: t('filter.saved.renameOne', { name: 'lost ones' }) }))
    const name = screen.getByRole('textbox', { name: t('filter.saved.newName', { name: 'lost ones' }) })
    fireEvent.input(name, { target: { value: 'gone' } })
    fireEvent.click(screen.getByRole('button', { name: t('filter.saved.rename') }))
    expect(onRename).toHaveBeenCalledWith('lost ones', 'gone')
    fireEvent.click(screen.getByRole('button', { name: t('filter.saved.delete', { name: 'env:staging' }) }))
    expect(onDelete).toHaveBeenCalledWith('env:staging')
  })

  it('closes on Escape and returns the focus to its button', () => {
    const { button } = show('a')
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' })
    expect(button.getAttribute('aria-expanded')).toBe('false')
    expect(document.activeElement).toBe(button)
  })
})
