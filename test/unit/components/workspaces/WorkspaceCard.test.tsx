// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WorkspaceCard } from '../../../../components/workspaces/WorkspaceCard'
import { message } from '../../../../core/message'
import { unlisted } from '../../../../core/registry/registry'
import type { WorkspaceState } from '../../../../core/registry/workspace'
import { FILE_SOURCE, registryOf, workspaceOf, workspaceStateOf } from '../../../fixtures/make'
import { NOW } from '../../../fixtures/workspace-forms'

afterEach(cleanup)

const MINUTE = 60_000

function show(more: Partial<WorkspaceState> = {}, registry: Parameters<typeof registryOf>[0] = {}) {
  const call = () => vi.fn<() => void>()
  const calls = { onRefresh: call(), onStop: call(), onSave: call(), onEdit: call(), onRemove: call() }
  const state = workspaceStateOf(registryOf({ fetchedAt: NOW - 5 * MINUTE, ...registry }), more)
  const { container, rerender } = render(<WorkspaceCard state={state} now={NOW} {...calls} />)
  const again = (change: Partial<WorkspaceState>) =>
    rerender(<WorkspaceCard state={{ ...state, ...change }} now={NOW} {...calls} />)
  const text = () => container.textContent?.replaceAll('\u00A0', ' ')
  return { ...calls, container, text, again }
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

it('says what it is, what it judges, what it has, and how old that is', () => {
  const { text } = show()
  expect(screen.getByRole('article', { name: 'acme' })).toBeTruthy()
  expect(screen.getByRole('link').getAttribute('href')).toBe('https://acme.absmartly.com')
  expect(text()).toContain('Judges what is sent to acme.absmartly.io')
  expect(text()).toContain('2 goals, 1 of them archived · 0 metrics · 1 application')
  expect(screen.getByText('Fetched 5 minutes ago').getAttribute('title')).toContain('2026')
})

it('says which list is missing, and why', () => {
  const forbidden = (permission: string) => unlisted(message('consoleAnswer.forbidden', { permission }))
  const { container, text } = show(
    {},
    {
      applications: forbidden('Application List'),
      experiments: forbidden('Experiment List'),
    },
  )
  expect(text()).toContain('Applications: no. The credential lacks the permission “Application List” (403).')
  // Running experiments are for those who want them.
  const cautions = [...container.querySelectorAll('.caution')].map((one) => one.textContent)
  expect(cautions).toHaveLength(1)
  expect(cautions[0]).toContain('Application List')
})

it('says what went wrong, and that the older list stays in use', () => {
  const { text } = show({ problem: message('consoleAnswer.server', { status: '503' }) })
  expect(text()).toMatch(/an error of its own \(503\).*The list from 11:55 AM stays in use\./)
})

it('does not say so where there is none', () => {
  const { text } = show({ problem: message('consoleAnswer.offline'), facts: null })
  expect(text()).toContain('This browser is offline.')
  expect(text()).not.toContain('stays in use')
  expect(screen.queryByRole('button', { name: 'Save as file…' })).toBeNull()
})

describe('the token', () => {
  it.each([
    [23.5, 'The token ends at 12:23 PM, in 23 minutes.', 'caution'],
    [59.9, 'The token ends at 12:59 PM, in 59 minutes.', 'caution'],
    [60, 'The token ends at 01:00 PM, in 1 hour.', 'hint'],
    [-0.1, 'The token ended at 11:59 AM, this minute.', 'wrong box'],
    [-120, 'The token ended at 10:00 AM, 2 hours ago.', 'wrong box'],
  ])('with %d minutes to go', (minutes, words, style) => {
    const { container } = show({ expiresAt: NOW + minutes * MINUTE })
    const line = [...container.querySelectorAll('p')].find((one) => one.textContent?.includes('The token'))
    expect(line?.textContent).toContain(words)
    expect(line?.className).toBe(style)
  })

  it('is not spoken of where it does not end', () => {
    expect(show().text()).not.toContain('token')
  })
})

it('says that the console has shown a gap', () => {
  const metrics = registryOf().metrics
  const uses = [{ goalId: 99, role: 'value' as const, property: null, filters: [] }]
  const { text } = show(
    {},
    {
      metrics: { ...metrics, items: [{ id: 1, name: 'm', archived: false, type: null, uses }] },
    },
  )
  expect(text()).toContain('this key does not see every goal')
})

it('says that it judges nothing without a host', () => {
  expect(show({ workspace: workspaceOf({ collectors: [] }) }).text()).toContain('Judges nothing')
})

it('says which switches are on, and why the events API gives no second opinion', () => {
  const workspace = workspaceOf({ createsGoals: true, asksEvents: true })
  const { text } = show({ workspace, eventsProblem: message('consoleAnswer.offline') })
  expect(text()).toContain('Creates goals automatically · Asks the events API')
  expect(text()).toContain('The events API gives no second opinion. This browser is offline.')
})

it('shows a name from outside as text, in its own direction', () => {
  const { container } = show({ workspace: workspaceOf({ name: '<img src=x>' }) })
  expect(container.querySelector('img')).toBeNull()
  expect(container.querySelector('h3')?.getAttribute('dir')).toBe('auto')
})

describe('a file', () => {
  it('says which, and cannot be fetched again', () => {
    const { text, container } = show(
      { workspace: workspaceOf({ source: FILE_SOURCE }) },
      {
        metrics: unlisted(message('verdictReason.noRegistry')),
      },
    )
    expect(text()).toContain('From the file goals.csv')
    expect(text()).toContain('As of 5 minutes ago')
    expect(screen.queryByRole('button', { name: 'Fetch again' })).toBeNull()
    // What a file does not have is nothing to be warned of.
    expect(container.querySelector('.caution')).toBeNull()
  })
})

describe('the buttons', () => {
  it('do what they say', () => {
    const calls = show()
    press('Fetch again')
    press('Save as file…')
    press('Edit')
    expect(calls.onRefresh).toHaveBeenCalledOnce()
    expect(calls.onSave).toHaveBeenCalledOnce()
    expect(calls.onEdit).toHaveBeenCalledOnce()
  })

  it('turns “Fetch again” into “Cancel” without losing the focus', () => {
    const { onStop, again } = show()
    screen.getByRole('button', { name: 'Fetch again' }).focus()
    again({ progress: [{ list: 'goals', got: 200, total: 313 }] })
    expect(document.activeElement?.textContent).toBe('Cancel')
    expect(screen.getByRole('progressbar', { name: 'Fetching Goals' })).toBeTruthy()
    press('Cancel')
    expect(onStop).toHaveBeenCalledOnce()
    again({ progress: null })
    expect(document.activeElement?.textContent).toBe('Fetch again')
  })

  it('asks once before it removes, and takes no for an answer', () => {
    const { onRemove } = show()
    press('Remove')
    const question = screen.getByRole('group', { name: /Remove acme from Goalkeeper/ })
    expect(document.activeElement).toBe(question)
    press('No, keep')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove' }))
    press('Remove')
    fireEvent.keyDown(screen.getByRole('group'), { key: 'Escape' })
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Remove' }))
    expect(onRemove).not.toHaveBeenCalled()
    press('Remove')
    press('Yes, remove')
    expect(onRemove).toHaveBeenCalledOnce()
  })
})
