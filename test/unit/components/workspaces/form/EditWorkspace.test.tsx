// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, expect, it, vi } from 'vitest'
import { EditWorkspace } from '../../../../../components/workspaces/form/EditWorkspace'
import { FILE_SOURCE, workspaceOf } from '../../../../fixtures/make'
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

const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Save' }))

it('opens with what is there, the focus in the name', () => {
  show()
  expect(document.activeElement).toBe(field('Name'))
  expect(field('Name').value).toBe('acme')
  expect(field('Collector hosts').value).toBe('acme.absmartly.io')
  expect(field('API key').value).toBe('')
})

it('saves name, hosts and switches, and keeps the secret', () => {
  const { onSave } = show()
  fireEvent.input(field('Name'), { target: { value: 'Acme' } })
  fireEvent.click(field('Creates goals automatically'))
  fireEvent.click(field('Ask the events API for names that are not in the list'))
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

it('says what asking the events API means', () => {
  show()
  const id = field('Ask the events API for names that are not in the list').getAttribute('aria-describedby')
  expect(document.getElementById(id ?? '')?.textContent).toContain('at most 10 calls a minute')
})

it('replaces the credential', () => {
  const { onSave } = show()
  fireEvent.input(field('API key'), { target: { value: 'new-key' } })
  save()
  expect(onSave.mock.calls[0]?.[0].secret).toBe('new-key')
})

it('offers a file another file, and neither a credential nor the events API', () => {
  show({ workspace: workspaceOf({ source: FILE_SOURCE }) })
  expect(field('Replace the file').type).toBe('file')
  expect(field('This file does not have every goal')).toBeTruthy()
  expect(screen.queryByLabelText('Sign in with')).toBeNull()
  expect(screen.queryByLabelText(/events API/)).toBeNull()
})

it('does not say of its own hosts that they move', () => {
  const states = [
    { ...around(), workspace: workspaceOf(), progress: null, problem: null, expiresAt: null, facts: null },
  ]
  show({ formContext: around({ states }) })
  expect(screen.queryByText(/moves/)).toBeNull()
})

it('can be left', () => {
  const { onClose, onSave } = show()
  fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
  expect(onClose).toHaveBeenCalledOnce()
  expect(onSave).not.toHaveBeenCalled()
})
