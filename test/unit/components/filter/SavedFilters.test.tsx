// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SavedFilters } from '../../../../components/filter/SavedFilters'

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
  const button = screen.getByRole('button', { name: 'Saved filters' })
  fireEvent.click(button)
  return { button, ...calls }
}

describe('saved filters', () => {
  it('are saved under a name, at first the text itself', () => {
    const { onSave } = show('is:retried')
    const name = screen.getByRole<HTMLInputElement>('textbox', { name: 'Name of the filter' })
    expect(name.value).toBe('is:retried')
    fireEvent.input(name, { target: { value: ' second tries ' } })
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    expect(onSave).toHaveBeenCalledWith({ name: 'second tries', text: 'is:retried' })
  })

  it('have nothing to save where there is no filter', () => {
    show(null, [])
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.getByText(/No filter is saved yet/)).toBeTruthy()
  })

  it('are applied by a click, which closes the list', () => {
    const { button, onApply } = show(null)
    fireEvent.click(screen.getByRole('button', { name: /^lost ones/ }))
    expect(onApply).toHaveBeenCalledWith('is:lost')
    expect(button.getAttribute('aria-expanded')).toBe('false')
    expect(document.activeElement).toBe(button)
  })

  it('get another name, and are deleted', () => {
    const { onRename, onDelete } = show(null)
    fireEvent.click(screen.getByRole('button', { name: 'Rename lost ones' }))
    const name = screen.getByRole('textbox', { name: 'New name of lost ones' })
    fireEvent.input(name, { target: { value: 'gone' } })
    fireEvent.click(screen.getByRole('button', { name: 'Rename' }))
    expect(onRename).toHaveBeenCalledWith('lost ones', 'gone')
    fireEvent.click(screen.getByRole('button', { name: 'Delete env:staging' }))
    expect(onDelete).toHaveBeenCalledWith('env:staging')
  })

  it('close by Escape, and the focus goes back', () => {
    const { button } = show('a')
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' })
    expect(button.getAttribute('aria-expanded')).toBe('false')
    expect(document.activeElement).toBe(button)
  })
})
