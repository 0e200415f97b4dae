// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { NO_NOTICE } from '../../../../components/shared/Notice'
import { Workspaces, type WorkspacesProps } from '../../../../components/workspaces/Workspaces'
import { message } from '../../../../core/message'
import type { SettingsUpdate } from '../../../../core/protocol/settings'
import { workspaceOf, workspaceStateOf } from '../../../fixtures/make'
import { NOW, other } from '../../../fixtures/workspace-forms'

afterEach(cleanup)

const one = workspaceStateOf()

function show({
  update,
  ...more
}: Partial<Omit<WorkspacesProps, 'update'>> & { update?: Partial<SettingsUpdate> } = {}) {
  const noop = () => {}
  const props: WorkspacesProps = {
    update: { states: [one, other], candidate: null, collectors: [], problem: null, ...update },
    candidate: null,
    now: NOW,
    open: null,
    focus: null,
    notice: NO_NOTICE,
    collector: '',
    onOpen: vi.fn<WorkspacesProps['onOpen']>(),
    onConnect: noop,
    onSave: noop,
    onInvalid: noop,
    onReadFile: vi.fn<WorkspacesProps['onReadFile']>(),
    onRefresh: noop,
    onStop: vi.fn<WorkspacesProps['onStop']>(),
    onDownload: noop,
    onRemove: vi.fn<WorkspacesProps['onRemove']>(),
    onWipe: vi.fn<WorkspacesProps['onWipe']>(),
    ...more,
  }
  const { rerender } = render(<Workspaces {...props} />)
  return {
    ...props,
    again: (change: Partial<WorkspacesProps>) => rerender(<Workspaces {...props} {...change} />),
  }
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('without a workspace', () => {
  it('has the form open, says why, and has nothing to wipe', () => {
    show({ update: { states: [] } })
    expect(screen.getByLabelText('Web Console URL')).toBeTruthy()
    expect(screen.getByText(/No workspace is connected/)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Wipe everything' })).toBeNull()
    // The form cannot be closed, and nobody has asked for it.
    expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull()
    expect(document.activeElement).toBe(document.body)
  })
})

describe('with workspaces', () => {
  it('lists them, and opens the form by a button', () => {
    const { onOpen } = show()
    expect(screen.getAllByRole('article')).toHaveLength(2)
    expect(screen.queryByLabelText('Web Console URL')).toBeNull()
    press('Add a workspace')
    expect(onOpen).toHaveBeenCalledExactlyOnceWith({ add: true })
  })

  it('puts the form in the place of the card that is edited', () => {
    const { onOpen } = show({ open: { edit: 'other-workspace' } })
    expect(screen.getAllByRole('article')).toHaveLength(1)
    expect(screen.getByRole('form', { name: 'Edit Other' })).toBeTruthy()
    press('Cancel')
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(null)
  })

  it('takes the focus where it is sent, each time', () => {
    const { again } = show()
    again({ focus: { id: `workspace-${one.workspace.id}` } })
    expect(document.activeElement?.textContent).toBe('acme')
    screen.getByRole('button', { name: 'Add a workspace' }).focus()
    again({ focus: { id: `workspace-${one.workspace.id}` } })
    expect(document.activeElement?.textContent).toBe('acme')
  })

  it('asks once before it wipes', () => {
    const { onWipe } = show()
    press('Wipe everything')
    press('Yes, wipe everything')
    expect(onWipe).toHaveBeenCalledOnce()
  })

  it('removes the one that was asked for', () => {
    const { onRemove } = show()
    const [, second] = screen.getAllByRole('button', { name: 'Remove' })
    fireEvent.click(second as HTMLElement)
    press('Yes, remove')
    expect(onRemove).toHaveBeenCalledExactlyOnceWith('other-workspace')
  })
})

describe('the status', () => {
  const problem = message('consoleAnswer.offline')

  it('is there before there are words for it', () => {
    show()
    expect(screen.getByRole('status').textContent).toBe('')
  })

  it('begins with what was done, in sight', () => {
    show({
      notice: {
        kind: 'done',
        shownIn: 'page',
        lines: [message('connect.connected', { workspace: 'acme', archived: 1 }, 14)],
      },
    })
    const status = screen.getByRole('status')
    expect(status.textContent).toMatch(/^Connected to acme: 14 goals, 1 of them archived/)
    expect(status.className).not.toContain('unseen')
  })

  it('is for screen readers alone where a form shows the problem', () => {
    show({ open: { add: true }, notice: { kind: 'problem', shownIn: 'form', lines: [problem] } })
    expect(screen.getByRole('status').className).toBe('unseen')
    expect(screen.getAllByText('This browser is offline.', { exact: false })).toHaveLength(2)
  })

  it('does not give the problem of a card to a form', () => {
    show({ open: { add: true }, notice: { kind: 'problem', shownIn: 'card', lines: [problem] } })
    expect(screen.getAllByText('This browser is offline.', { exact: false })).toHaveLength(1)
  })
})

describe('what is tried', () => {
  const progress = [{ list: 'goals', got: 1, total: 2 }] as const

  it('can be stopped also when its form is closed', () => {
    const { onStop } = show({
      candidate: { workspace: workspaceOf({ id: 'candidate', name: 'New' }), progress },
    })
    expect(screen.getByText(/Asking/).textContent).toBe('Asking New…')
    press('Cancel')
    expect(onStop).toHaveBeenCalledExactlyOnceWith('candidate')
  })

  it('is shown on the card of the workspace that it changes', () => {
    show({ candidate: { workspace: one.workspace, progress } })
    const card = screen.getByRole('article', { name: 'acme' })
    expect(card.querySelector('progress')).not.toBeNull()
    expect(document.querySelectorAll('progress')).toHaveLength(1)
  })
})
