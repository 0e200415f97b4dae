// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, expect, it, vi } from 'vitest'
import { EditWorkspace } from '../../../../../components/workspaces/form/EditWorkspace'
import { t } from '../../../../../locales/say'
import { FILE_SOURCE, workspaceOf } from '../../../../fixtures/make'
import { messagePattern } from '../../../../fixtures/message-pattern'
import { around } from '../../../../fixtures/workspace-forms'

afterEach(cleanup)

type Props = Parameters<typeof EditWorkspace>[0]

function show(more: Partial<Props> = {}) {
  const calls = {
    onSave: vi.fn<Props['onSave']>(),
    onInvalid: vi.fn<Props['onInvalid']>(),
    onReadFile: vi.fn<Props['onReadFile']>(),
    onStop: vi.fn<Props['onStop']>(),
    onClose: vi.fn<Props['onClose']>(),
  }
  const idle = { candidate: null, problem: null }
  render(<EditWorkspace workspace={workspaceOf()} formContext={around()} {...idle} {...calls} {...more} />)
  return calls
}

const NAME_LABEL = t('connect.name.label')
const KEY_LABEL = t('connect.key.label')
const EVENTS_LABEL = t('options.switch.asksEvents')

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)
const save = () => fireEvent.click(screen.getByRole('button', { name: t('options.save') }))

it('shows the current values and focuses the name', () => {
  show()
  expect(document.activeElement).toBe(field(NAME_LABEL))
  expect(field(NAME_LABEL).value).toBe('acme')
  expect(field(t('connect.collectors.label')).value).toBe('acme.absmartly.io')
  expect(field(KEY_LABEL).value).toBe('')
})

it('saves name, hosts and switches and keeps the secret', () => {
  const { onSave } = show()
  fireEvent.input(field(NAME_LABEL), { target: { value: 'Acme' } })
  fireEvent.click(field(t('options.switch.createsGoals')))
  fireEvent.click(field(EVENTS_LABEL))
  save()
  expect(onSave).toHaveBeenCalledExactlyOnceWith({
    workspace: {
      name: 'Acme',
      source: workspaceOf().source,
      collectors: ['acme.absmartly.io'],
      createsGoals: true,
      seesPart: false,
      asksEvents: true,
    },
    secret: null,
    file: null,
  })
})

it('explains the use of the events API', () => {
  show()
  const id = field(EVENTS_LABEL).getAttribute('aria-describedby')
  expect(document.getElementById(id ?? '')?.textContent).toContain(t('options.switch.asksEventsHint'))
})

it('replaces the credential', () => {
  const { onSave } = show()
  fireEvent.input(field(KEY_LABEL), { target: { value: 'new-key' } })
  save()
  expect(onSave.mock.calls[0]?.[0].secret).toBe('new-key')
})

it('offers to replace the file of a file workspace, without credential and events API', () => {
  show({ workspace: workspaceOf({ source: FILE_SOURCE }) })
  expect(field(t('connect.file.replace')).type).toBe('file')
  expect(field(t('options.switch.seesPartFile'))).toBeTruthy()
  expect(screen.queryByLabelText(t('connect.signIn.label'))).toBeNull()
  expect(screen.queryByLabelText(EVENTS_LABEL)).toBeNull()
})

it('does not warn that the workspace’s own hosts move', () => {
  const states = [
    { ...around(), workspace: workspaceOf(), progress: null, problem: null, expiresAt: null, facts: null },
  ]
  show({ formContext: around({ states }) })
  expect(screen.queryByText(messagePattern('connect.collectors.moves'))).toBeNull()
})

it('closes without saving', () => {
  const { onClose, onSave } = show()
  fireEvent.click(screen.getByRole('button', { name: t('connect.cancel') }))
  expect(onClose).toHaveBeenCalledOnce()
  expect(onSave).not.toHaveBeenCalled()
})
