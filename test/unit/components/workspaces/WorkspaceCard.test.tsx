// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { WorkspaceCard } from '../../../../components/workspaces/WorkspaceCard'
import { message } from '../../../../core/message'
import { unlisted } from '../../../../core/registry/registry'
import type { WorkspaceState } from '../../../../core/registry/workspace'
import { t } from '../../../../locales/say'
import { FILE_SOURCE, registryOf, workspaceOf, workspaceStateOf } from '../../../fixtures/make'
import { messagePattern } from '../../../fixtures/message-pattern'
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

const fetchAgain = t('options.again')
const saveAs = t('options.saveAs')
const remove = t('options.remove.button')

it('shows the workspace, its collectors, its lists and their age', () => {
  const { text } = show()
  expect(screen.getByRole('article', { name: 'acme' })).toBeTruthy()
  expect(screen.getByRole('link').getAttribute('href')).toBe('https://acme.absmartly.com')
  expect(text()).toContain(t('options.judges', { hosts: 'acme.absmartly.io' }))
  const goals = t('options.archived', { list: t('options.list.goals', {}, 2), archived: 1 })
  const [metrics, applications] = [t('options.list.metrics', {}, 0), t('options.list.applications', {}, 1)]
  expect(text()).toContain(`${goals} · ${metrics} · ${applications}`)
  const fetched = screen.getByText(t('options.fetched', { relative: '5 minutes ago' }))
  expect(fetched.getAttribute('title')).toContain('2026')
})

it('names a missing list and the reason', () => {
  const forbidden = (permission: string) => unlisted(message('consoleAnswer.forbidden', { permission }))
  const { container, text } = show(
    {},
    {
      applications: forbidden('Application List'),
      experiments: forbidden('Experiment List'),
    },
  )
  const gap = t('options.gap.none', { lists: t('options.listName.applications') })
  const reason = t('consoleAnswer.forbidden', { permission: 'Application List' })
  expect(text()).toContain(`${gap} ${reason}`)
  // Running experiments are optional, so their absence is no warning.
  const cautions = [...container.querySelectorAll('.caution')].map((one) => one.textContent)
  expect(cautions).toHaveLength(1)
  expect(cautions[0]).toContain('Application List')
})

it('shows that the fetch failed and that the older list stays in use', () => {
  const { text } = show({ problem: message('consoleAnswer.server', { status: '503' }) })
  const failure = t('consoleAnswer.server', { status: '503' })
  expect(text()).toContain(`${failure} ${t('options.keptOlder', { time: '11:55 AM' })}`)
})

it('does not mention an older list when there is no list', () => {
  const { text } = show({ problem: message('consoleAnswer.offline'), facts: null })
  expect(text()).toContain(t('consoleAnswer.offline'))
  expect(text()).not.toMatch(messagePattern('options.keptOlder'))
  expect(screen.queryByRole('button', { name: saveAs })).toBeNull()
})

describe('WorkspaceCard, token', () => {
  it.each([
    [23.5, t('options.token.ends', { time: '12:23 PM', relative: 'in 23 minutes' }), 'caution'],
    [59.9, t('options.token.ends', { time: '12:59 PM', relative: 'in 59 minutes' }), 'caution'],
    [60, t('options.token.ends', { time: '01:00 PM', relative: 'in 1 hour' }), 'hint'],
    [-0.1, t('options.token.ended', { time: '11:59 AM', relative: 'this minute' }), 'wrong box'],
    [-120, t('options.token.ended', { time: '10:00 AM', relative: '2 hours ago' }), 'wrong box'],
  ])('shows the end of the token with %d minutes left', (minutes, words, style) => {
    const { container } = show({ expiresAt: NOW + minutes * MINUTE })
    const line = [...container.querySelectorAll('p')].find((one) => one.textContent?.includes(words))
    expect(line?.className).toBe(style)
  })

  it('shows nothing for a token without an end', () => {
    const { text } = show()
    expect(text()).not.toMatch(messagePattern('options.token.ends'))
    expect(text()).not.toMatch(messagePattern('options.token.ended'))
  })
})

it('reports that metrics read goals outside the list', () => {
  const metrics = registryOf().metrics
  const uses = [{ goalId: 99, role: 'value' as const, property: null, filters: [] }]
  const { text } = show(
    {},
    {
      metrics: { ...metrics, items: [{ id: 1, name: 'm', archived: false, type: null, uses }] },
    },
  )
  expect(text()).toContain(t('options.showsGap'))
})

it('warns that a workspace without a collector host checks nothing', () => {
  const { text } = show({ workspace: workspaceOf({ collectors: [] }) })
  expect(text()).toContain(t('options.judgesNothing'))
})

it('lists the active switches and the problem of the events API', () => {
  const workspace = workspaceOf({ createsGoals: true, asksEvents: true })
  const { text } = show({ workspace, eventsProblem: message('consoleAnswer.offline') })
  expect(text()).toContain(`${t('options.switch.createsGoals')} · ${t('options.on.asksEvents')}`)
  expect(text()).toContain(`${t('options.eventsProblem')} ${t('consoleAnswer.offline')}`)
})

it('shows a name as text with its own direction', () => {
  const { container } = show({ workspace: workspaceOf({ name: '<img src=x>' }) })
  expect(container.querySelector('img')).toBeNull()
  expect(container.querySelector('h3')?.getAttribute('dir')).toBe('auto')
})

describe('WorkspaceCard, file', () => {
  it('names the file and offers no fetch', () => {
    const { text, container } = show(
      { workspace: workspaceOf({ source: FILE_SOURCE }) },
      {
        metrics: unlisted(message('verdictReason.noRegistry')),
      },
    )
    expect(text()).toContain(t('options.fromFile', { file: 'goals.csv' }))
    expect(text()).toContain(t('options.asOf', { relative: '5 minutes ago' }))
    expect(screen.queryByRole('button', { name: fetchAgain })).toBeNull()
    // A list that a file does not have is no warning.
    expect(container.querySelector('.caution')).toBeNull()
  })
})

describe('WorkspaceCard, buttons', () => {
  it('call their callbacks', () => {
    const calls = show()
    press(fetchAgain)
    press(saveAs)
    press(t('options.edit'))
    expect(calls.onRefresh).toHaveBeenCalledOnce()
    expect(calls.onSave).toHaveBeenCalledOnce()
    expect(calls.onEdit).toHaveBeenCalledOnce()
  })

  it('turn the fetch button into a cancel button without losing the focus', () => {
    const { onStop, again } = show()
    screen.getByRole('button', { name: fetchAgain }).focus()
    again({ progress: [{ list: 'goals', got: 200, total: 313 }] })
    expect(document.activeElement?.textContent).toBe(t('options.cancel'))
    const label = t('options.progress.label', { list: t('options.listName.goals') })
    expect(screen.getByRole('progressbar', { name: label })).toBeTruthy()
    press(t('options.cancel'))
    expect(onStop).toHaveBeenCalledOnce()
    again({ progress: null })
    expect(document.activeElement?.textContent).toBe(fetchAgain)
  })

  it('remove the workspace only after confirmation', () => {
    const { onRemove } = show()
    press(remove)
    const question = screen.getByRole('group')
    expect(question.textContent).toContain(t('options.remove.question', { workspace: 'acme' }))
    expect(document.activeElement).toBe(question)
    press(t('options.keep'))
    expect(document.activeElement).toBe(screen.getByRole('button', { name: remove }))
    press(remove)
    fireEvent.keyDown(screen.getByRole('group'), { key: 'Escape' })
    expect(document.activeElement).toBe(screen.getByRole('button', { name: remove }))
    expect(onRemove).not.toHaveBeenCalled()
    press(remove)
    press(t('options.remove.yes'))
    expect(onRemove).toHaveBeenCalledOnce()
  })
})
