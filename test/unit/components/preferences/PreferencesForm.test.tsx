// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { PreferencesForm } from '../../../../components/preferences/PreferencesForm'
import { message } from '../../../../core/message'
import { DEFAULT_PREFERENCES } from '../../../../core/preferences'

afterEach(cleanup)

const show = (more: Partial<Parameters<typeof PreferencesForm>[0]> = {}) => {
  const calls = { onChoose: vi.fn(), onReset: vi.fn() }
  render(<PreferencesForm values={DEFAULT_PREFERENCES} notice={null} {...calls} {...more} />)
  return calls
}

describe('PreferencesForm', () => {
  it('shows what holds', () => {
    show({ values: { theme: 'dark', timeFormat: 'sincePage', mostRows: 1000, badge: 'errors' } })
    const isChecked = (label: string) => screen.getByLabelText<HTMLInputElement>(label).checked
    expect(isChecked('Dark')).toBe(true)
    expect(isChecked('Light')).toBe(false)
    expect(isChecked('Since the page began')).toBe(true)
    expect(isChecked('Errors')).toBe(true)
    expect(isChecked('Unknown goals')).toBe(false)
    expect(screen.getByLabelText<HTMLSelectElement>(/^Goal events that/).value).toBe('1000')
  })

  it('tells each choice by itself', () => {
    const { onChoose } = show()
    fireEvent.click(screen.getByLabelText('Dark'))
    fireEvent.click(screen.getByLabelText('Since the page began'))
    fireEvent.click(screen.getByLabelText('Errors and warnings'))
    fireEvent.change(screen.getByLabelText(/^Goal events that/), { target: { value: '10000' } })
    expect(onChoose.mock.calls).toEqual([
      [{ theme: 'dark' }],
      [{ timeFormat: 'sincePage' }],
      [{ badge: 'warnings' }],
      [{ mostRows: 10_000 }],
    ])
  })

  it('resets after it has asked, and says so', () => {
    const { onReset } = show({ notice: { kind: 'done', line: message('preferences.reset.done') } })
    fireEvent.click(screen.getByRole('button', { name: 'Reset preferences' }))
    expect(onReset).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: 'Yes, reset' }))
    expect(onReset).toHaveBeenCalledOnce()
    expect(screen.getByRole('status').textContent).toBe('The preferences are as they were at first.')
  })
})
