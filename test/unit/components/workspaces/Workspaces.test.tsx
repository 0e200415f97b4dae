// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { NO_NOTICE } from '../../../../components/shared/Notice'
import { Workspaces, type WorkspacesProps } from '../../../../components/workspaces/Workspaces'
import { message } from '../../../../core/message'
import type { SettingsUpdate } from '../../../../core/protocol/settings'
import { t } from '../../../../locales/say'
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
    update: { states: [one, other], candidate: null, collectors: [], problem: null, faults: [], ...update },
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

describe('Workspaces, none connected', () => {
  it('shows the form with an explanation and nothing to wipe', () => {
    show({ update: { states: [] } })
    expect(screen.getByLabelText(t('connect.url.label'))).toBeTruthy()
    expect(screen.getByText(t('connect.first'))).toBeTruthy()
    expect(screen.queryByRole('button', { name: t('options.wipe.button') })).toBeNull()
    // The form cannot be closed, and the user did not open it, so it takes no focus.
    expect(screen.queryByRole('button', { name: t('connect.cancel') })).toBeNull()
    expect(document.activeElement).toBe(document.body)
  })
})

describe('Workspaces, some connected', () => {
  it('lists the workspaces and opens the form from its button', () => {
    const { onOpen } = show()
    expect(screen.getAllByRole('article')).toHaveLength(2)
    expect(screen.queryByLabelText(t('connect.url.label'))).toBeNull()
    press(t('connect.title'))
    expect(onOpen).toHaveBeenCalledExactlyOnceWith({ add: true })
  })

  it('replaces the card of the edited workspace with the form', () => {
    const { onOpen } = show({ open: { edit: 'other-workspace' } })
    expect(screen.getAllByRole('article')).toHaveLength(1)
    const heading = screen.getByRole('form').getAttribute('aria-labelledby') ?? ''
    expect(document.getElementById(heading)?.textContent).toBe(t('options.editing', { workspace: 'Other' }))
    press(t('connect.cancel'))
    expect(onOpen).toHaveBeenCalledExactlyOnceWith(null)
  })

  it('moves the focus each time it is requested', () => {
    const { again } = show()
    again({ focus: { id: `workspace-${one.workspace.id}` } })
    expect(document.activeElement?.textContent).toBe('acme')
    screen.getByRole('button', { name: t('connect.title') }).focus()
    again({ focus: { id: `workspace-${one.workspace.id}` } })
    expect(document.activeElement?.textContent).toBe('acme')
  })

  it('wipes everything after one confirmation', () => {
    const { onWipe } = show()
    press(t('options.wipe.button'))
    press(t('options.wipe.yes'))
    expect(onWipe).toHaveBeenCalledOnce()
  })

  it('removes the workspace of the clicked button', () => {
    const { onRemove } = show()
    const [, second] = screen.getAllByRole('button', { name: t('options.remove.button') })
    fireEvent.click(second as HTMLElement)
    press(t('options.remove.yes'))
    expect(onRemove).toHaveBeenCalledExactlyOnceWith('other-workspace')
  })
})

describe('Workspaces, status', () => {
  const problem = message('consoleAnswer.offline')

  it('renders the live region before it has content', () => {
    show()
    expect(screen.getByRole('status').textContent).toBe('')
  })

  it('shows the result of the last action', () => {
    show({
      notice: {
        kind: 'done',
        shownIn: 'page',
        lines: [message('connect.connected', { workspace: 'acme', archived: 1 }, 14)],
      },
    })
    const status = screen.getByRole('status')
    expect(status.textContent).toContain(t('connect.connected', { workspace: 'acme', archived: 1 }, 14))
    expect(status.className).not.toContain('unseen')
  })

  it('hides the status visually when the form shows the problem', () => {
    show({ open: { add: true }, notice: { kind: 'problem', shownIn: 'form', lines: [problem] } })
    expect(screen.getByRole('status').className).toBe('unseen')
    expect(screen.getAllByText(t('consoleAnswer.offline'), { exact: false })).toHaveLength(2)
  })

  it('does not show the problem of a card in the form', () => {
    show({ open: { add: true }, notice: { kind: 'problem', shownIn: 'card', lines: [problem] } })
    expect(screen.getAllByText(t('consoleAnswer.offline'), { exact: false })).toHaveLength(1)
  })
})

describe('Workspaces, connection attempt', () => {
  const progress = [{ list: 'goals', got: 1, total: 2 }] as const

  it('can be canceled after its form has closed', () => {
    const { onStop } = show({
      candidate: { workspace: workspaceOf({ id: 'candidate', name: 'New' }), progress },
    })
    expect(document.body.textContent).toContain(t('connect.busy', { workspace: 'New' }))
    press(t('options.cancel'))
    expect(onStop).toHaveBeenCalledExactlyOnceWith('candidate')
  })

  it('shows its progress on the card of the workspace it changes', () => {
    show({ candidate: { workspace: one.workspace, progress } })
    const card = screen.getByRole('article', { name: 'acme' })
    expect(card.querySelector('progress')).not.toBeNull()
    expect(document.querySelectorAll('progress')).toHaveLength(1)
  })
})
