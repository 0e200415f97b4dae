// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_LAYOUT } from '../../../../core/list-layout'
import type { PageCoverage, PanelRequest, PanelUpdate } from '../../../../core/protocol/panel'
import { App } from '../../../../entrypoints/panel/App'
import { createFindings } from '../../../../entrypoints/panel/findings/follow-findings'
import type { Layout } from '../../../../entrypoints/panel/state/layout'
import { createPanelState } from '../../../../entrypoints/panel/state/panel-state'
import { loadOf } from '../../../fixtures/deliveries'
import {
  attempts,
  connected,
  filtersOf,
  attemptWithGoals,
  panelWith,
  state,
  workspaces,
} from '../../../fixtures/panel/panel-updates'
import { jsonBody, publishWith, seenAttempt, workspaceOf, workspaceStateOf } from '../../../fixtures/make'

afterEach(cleanup)

const LAYOUT: Layout = { value: signal(DEFAULT_LAYOUT), change: () => {}, isUnsaved: signal(false) }

const sightOf = (page: PageCoverage): PanelUpdate => ({
  type: 'coverage',
  coverage: { page, frames: { covered: 1, all: 1 }, network: true },
})

function show(updates: readonly PanelUpdate[]) {
  const panel = panelWith([state(), ...updates])
  const send = vi.fn<(request: PanelRequest) => void>()
  const filters = filtersOf(panel)
  const findings = createFindings(panel)
  const parts = {
    state: panel,
    findings,
    filters,
    layout: LAYOUT,
    timeFormat: signal('clock' as const),
    send,
  }
  const { container } = render(<App {...parts} lost={false} ownTab />)
  return { panel, filters, send, container }
}

describe('App', () => {
  it.each([false, true])('tells what is in sight only while it can know (lost: %s)', (lost) => {
    const empty = createPanelState()
    empty.update([sightOf('inPlace')])
    const parts = {
      state: empty,
      findings: createFindings(empty),
      filters: filtersOf(empty),
      layout: LAYOUT,
      timeFormat: signal('clock' as const),
      send: () => {},
    }
    render(<App {...parts} lost={lost} ownTab />)
    expect(screen.queryAllByText('In place')).toHaveLength(lost ? 0 : 1)
    expect(screen.queryAllByText('No goal event yet')).toHaveLength(lost ? 0 : 1)
    expect(screen.queryAllByRole('alert')).toHaveLength(lost ? 1 : 0)
    expect(screen.queryByText('Connecting to Goalkeeper…')).toBeNull()
  })

  it.each([
    ['absent', 'Goalkeeper is not in this page yet.', 'Reload page', { type: 'reload' }],
    ['noAccess', 'No access to this site.', 'Give access…', { type: 'open', page: 'options' }],
  ] as const)('says above a list that it is not the whole: %s', (page, title, action, request) => {
    const { send } = show([sightOf(page), attempts(attemptWithGoals(1, 'a'))])
    expect(screen.getByRole('status').textContent).toContain(title)
    screen.getByRole('button', { name: action }).click()
    expect(send).toHaveBeenCalledWith(request)
  })

  it('does not say it twice where there is no list, nor where all is in sight', () => {
    show([sightOf('absent')])
    expect(screen.queryByRole('status')).toBeNull()
    expect(screen.getByRole('button', { name: 'Reload page' })).toBeTruthy()
    cleanup()
    show([sightOf('inPlace'), attempts(attemptWithGoals(1, 'a'))])
    expect(screen.queryByRole('status')).toBeNull()
  })

  it('clears text and chips at once', () => {
    const { filters } = show([sightOf('inPlace'), attempts(attemptWithGoals(1, 'a'))])
    void act(() => {
      filters.toggleOutcome('blocked')
      filters.setText('nothing like it')
    })
    expect(screen.getByText('0 of 1 shown')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Clear the filter' }))
    expect(filters.shown.value).toHaveLength(1)
    expect(screen.queryByText(/shown/)).toBeNull()
    expect(screen.queryByRole('button', { pressed: true, name: /Blocked/ })).toBeNull()
  })

  it('says that a context failed where nothing was sent, and does not claim that all is well', () => {
    const page = {
      id: 'document-1/100',
      documentId: 'document-1',
      url: 'https://shop.example/',
      title: 'The shop',
      startedAt: 100,
      navigations: [],
    }
    const load = loadOf({ status: 401 }).attempts[0]
    const { panel, container } = show([state({ pages: [page] }), sightOf('inPlace'), attempts(load)])
    // Two lines and the head of the columns.
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('3')
    expect(container.querySelector('main [aria-live=polite]')?.textContent).toContain(
      'context failed to load',
    )
    expect(screen.getByRole('heading', { name: 'No goal event yet' })).toBeTruthy()
    expect(container.textContent).not.toContain('For a first one')

    void act(() => panel.update([attempts({ ...attemptWithGoals(2, 'a'), seq: 9 })]))
    expect(container.querySelector('main [aria-live=polite]')?.textContent).toBe('')
  })
})

describe('App, by its registries', () => {
  const elsewhere = (seq: number, host: string) =>
    seenAttempt(seq, { url: `https://${host}/context`, body: jsonBody(publishWith(['add_to_cart'])) })
  const isUnchecked = () => screen.queryByText(/\d unchecked/) !== null
  const banner = () => screen.queryByRole('status')

  it('connects the first workspace for the collector that was sent to last', () => {
    const { send } = show([
      sightOf('inPlace'),
      workspaces(),
      attempts(attemptWithGoals(1, 'a'), elsewhere(2, 'ab.shop.com')),
    ])
    screen.getByRole('button', { name: /^No Web Console/ }).click()
    expect(send).toHaveBeenCalledWith({ type: 'open', page: 'options', collector: 'ab.shop.com' })
    expect(banner()).toBeNull()
  })

  it('connects it from an empty list too', () => {
    const { send } = show([sightOf('inPlace'), workspaces()])
    screen.getByRole('button', { name: 'Connect…' }).click()
    expect(send).toHaveBeenCalledWith({ type: 'open', page: 'options' })
  })

  it('fetches again, and opens the settings', () => {
    const { send } = show([...connected(), attempts(attemptWithGoals(1, 'a'))])
    screen.getByRole('button', { name: 'Fetch again' }).click()
    expect(send).toHaveBeenCalledWith({ type: 'refresh' })
    screen.getByRole('button', { name: /^acme: 2 goals/ }).click()
    expect(send).toHaveBeenCalledWith({ type: 'open', page: 'options' })
  })

  it('judges rows and the open detail anew at once', () => {
    const { panel } = show([workspaces(), attempts(attemptWithGoals(1, 'add_to_cart'))])
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'ArrowDown' })
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'End' })
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'Enter' })
    const detail = () => screen.getByRole('tabpanel').textContent
    expect(isUnchecked()).toBe(true)
    expect(detail()).toContain('No workspace is connected')
    void act(() => panel.update(connected()))
    expect(isUnchecked()).toBe(false)
    expect(detail()).toContain('acme has a goal with this name.')
    expect(detail()).toContain('goal_id: 11')
  })

  it('sets a workspace for a collector that has none, and keeps the focus', () => {
    const sent = [elsewhere(1, 'few.example'), elsewhere(2, 'ab.shop.com'), elsewhere(3, 'ab.shop.com')]
    const { panel, send } = show([...connected(), attempts(...sent)])
    expect(banner()?.textContent).toContain('no workspace is set for ab.shop.com, and 1 more.')
    screen.getByRole('button', { name: 'Use “acme”' }).click()
    expect(send).toHaveBeenCalledWith({
      type: 'assign',
      workspaceId: 'workspace-1',
      collector: 'ab.shop.com',
    })
    expect(document.activeElement?.getAttribute('role')).toBe('grid')
    const collectors = ['acme.absmartly.io', 'ab.shop.com', 'few.example']
    void act(() =>
      panel.update([workspaces(workspaceStateOf(undefined, { workspace: workspaceOf({ collectors }) }))]),
    )
    expect(banner()).toBeNull()
    expect(isUnchecked()).toBe(false)
  })

  it('offers nothing that it could not send once the connection is lost', () => {
    const panel = panelWith([state(), ...connected(), attempts(elsewhere(1, 'ab.shop.com'))])
    const parts = {
      state: panel,
      findings: createFindings(panel),
      filters: filtersOf(panel),
      layout: LAYOUT,
      timeFormat: signal('clock' as const),
      send: () => {},
    }
    render(<App {...parts} lost ownTab />)
    expect(banner()).toBeNull()
  })
})
