// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SettingsFileSection } from '../../../../components/preferences/SettingsFileSection'
import { NO_NOTICE } from '../../../../components/shared/Notice'
import { message } from '../../../../core/message'
import type { ImportPlan } from '../../../../core/settings-file/import-plan'
import { t } from '../../../../locales/say'
import { workspaceOf } from '../../../fixtures/make'

afterEach(cleanup)

const nothing: ImportPlan = { settings: [], added: [], changed: [], moves: [], refused: [] }

function show(plan: ImportPlan | null) {
  const calls = { onExport: vi.fn(), onChoose: vi.fn(), onImport: vi.fn(), onCancel: vi.fn() }
  render(
    <SettingsFileSection pendingImport={plan && { file: 'mine.json', plan }} notice={NO_NOTICE} {...calls} />,
  )
  return calls
}
const lines = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent)

describe('SettingsFileSection', () => {
  it('lists the changes and the rejected parts of a file and asks once before importing', () => {
    const { onImport } = show({
      settings: [{ key: 'preferences', value: {}, fields: ['theme', 'badge'] }],
      added: [workspaceOf({ name: 'acme', collectors: [] })],
      changed: [workspaceOf({ name: 'Other' })],
      moves: [message('settingsFile.moves', { host: 'h', from: 'Other', to: 'acme' })],
      refused: [message('settingsFile.refused.setting', { setting: 'sound' })],
    })
    const [theme, badge] = [t('settingsFile.field.theme'), t('settingsFile.field.badge')]
    const origin = 'https://acme.absmartly.com'
    expect(lines()).toEqual([
      t('settingsFile.changes', {
        setting: t('settingsFile.setting.preferences'),
        fields: `${theme} and ${badge}`,
      }),
      t('settingsFile.adds', { workspace: 'acme', origin, hosts: t('settingsFile.noHosts') }),
      t('settingsFile.edits', { workspace: 'Other' }),
      t('settingsFile.moves', { host: 'h', from: 'Other', to: 'acme' }),
      t('settingsFile.refused.setting', { setting: 'sound' }),
    ])
    const group = screen.getByRole('group')
    expect(group.textContent).toContain(t('settingsFile.question', { file: 'mine.json' }))
    expect(document.activeElement).toBe(group)
    fireEvent.click(screen.getByRole('button', { name: t('settingsFile.yes') }))
    expect(onImport).toHaveBeenCalledOnce()
    expect(document.activeElement).toBe(screen.getByLabelText(t('settingsFile.import')))
  })

  it('offers no import when nothing would change', () => {
    const { onCancel } = show(nothing)
    expect(screen.queryByRole('button', { name: t('settingsFile.yes') })).toBeNull()
    fireEvent.keyDown(screen.getByRole('group'), { key: 'Escape' })
    expect(onCancel).toHaveBeenCalledOnce()
  })

  it('passes the selected file to its callback', () => {
    const { onChoose } = show(null)
    const file = new File(['{}'], 'mine.json')
    fireEvent.change(screen.getByLabelText(t('settingsFile.import')), { target: { files: [file] } })
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(file)
  })
})
