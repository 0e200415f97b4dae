// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SettingsFileSection } from '../../../../components/preferences/SettingsFileSection'
import { NO_NOTICE } from '../../../../components/shared/Notice'
import { message } from '../../../../core/message'
import type { ImportPlan } from '../../../../core/settings-file/import-plan'
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

describe('SettingsFile', () => {
  it('says what a file would change and what cannot be taken, and asks once', () => {
    const { onImport } = show({
      settings: [{ key: 'preferences', value: {}, fields: ['theme', 'badge'] }],
      added: [workspaceOf({ name: 'acme', collectors: [] })],
      changed: [workspaceOf({ name: 'Other' })],
      moves: [message('settingsFile.moves', { host: 'h', from: 'Other', to: 'acme' })],
      refused: [message('settingsFile.refused.setting', { setting: 'sound' })],
    })
    expect(lines()).toEqual([
      'Preferences: theme and count on the toolbar icon',
      'New workspace acme (https://acme.absmartly.com), for no collector host. It needs a key.',
      'Workspace Other: collector hosts or switches',
      'h moves from Other to acme.',
      '“sound”: this Goalkeeper has no such setting.',
    ])
    expect(document.activeElement).toBe(screen.getByRole('group', { name: /^Import mine.json/ }))
    fireEvent.click(screen.getByRole('button', { name: 'Yes, import' }))
    expect(onImport).toHaveBeenCalledOnce()
    expect(document.activeElement).toBe(screen.getByLabelText('Import a settings file'))
  })

  it('has nothing to ask when all is so already', () => {
    const { onCancel } = show(nothing)
    expect(screen.queryByRole('button', { name: 'Yes, import' })).toBeNull()
    fireEvent.keyDown(screen.getByRole('group'), { key: 'Escape' })
    expect(onCancel).toHaveBeenCalledOnce()
  })

  it('hands over the file that is chosen', () => {
    const { onChoose } = show(null)
    const file = new File(['{}'], 'mine.json')
    fireEvent.change(screen.getByLabelText('Import a settings file'), { target: { files: [file] } })
    expect(onChoose).toHaveBeenCalledExactlyOnceWith(file)
  })
})
