// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { PreferencesForm } from '../../../../components/preferences/PreferencesForm'
import { message } from '../../../../core/message'
import { DEFAULT_PREFERENCES } from '../../../../core/preferences'
import { t } from '../../../../locales/say'

afterEach(cleanup)

const show = (more: Partial<Parameters<typeof PreferencesForm>[0]> = {}) => {
  const calls = { onChoose: vi.fn(), onReset: vi.fn() }
  render(<PreferencesForm values={DEFAULT_PREFERENCES} notice={null} {...calls} {...more} />)
  return calls
}

describe('PreferencesForm', () => {
  it('shows the current preferences', () => {
    show({ values: { theme: 'dark', timeFormat: 'sincePage', mostRows: 1000, badge: 'errors' } })
    const isChecked = (label: string) => screen.getByLabelText<HTMLInputElement>(label).checked
    expect(isChecked(t('preferences.theme.dark'))).toBe(true)
    expect(isChecked(t('preferences.theme.light'))).toBe(false)
    expect(isChecked(t('preferences.timeFormat.sincePage'))).toBe(true)
    expect(isChecked(t('preferences.badge.errors'))).toBe(true)
    expect(isChecked(t('preferences.badge.unknown'))).toBe(false)
    expect(screen.getByLabelText<HTMLSelectElement>(t('preferences.mostRows.label')).value).toBe('1000')
  })

  it('reports only the preference that changed', () => {
    const { onChoose } = show()
    fireEvent.click(screen.getByLabelText(t('preferences.theme.dark')))
    fireEvent.click(screen.getByLabelText(t('preferences.timeFormat.sincePage')))
    fireEvent.click(screen.getByLabelText(t('preferences.badge.warnings')))
    fireEvent.change(screen.getByLabelText(t('preferences.mostRows.label')), { target: { value: '10000' } })
    expect(onChoose.mock.calls).toEqual([
      [{ theme: 'dark' }],
      [{ timeFormat: 'sincePage' }],
      [{ badge: 'warnings' }],
      [{ mostRows: 10_000 }],
    ])
  })

  it('resets after confirmation and reports it', () => {
    const { onReset } = show({ notice: { kind: 'done', line: message('preferences.reset.done') } })
    fireEvent.click(screen.getByRole('button', { name: t('preferences.reset.button') }))
    expect(onReset).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: t('preferences.reset.yes') }))
    expect(onReset).toHaveBeenCalledOnce()
    expect(screen.getByRole('status').textContent).toBe(t('preferences.reset.done'))
  })
})
