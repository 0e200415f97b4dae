// @vitest-environment happy-dom
import { signal } from '@preact/signals'
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { DEFAULT_LAYOUT } from '../../../../core/list-layout'
import type { PanelRequest, PanelUpdate } from '../../../../core/protocol/panel'
import { App } from '../../../../entrypoints/panel/App'
import { createFindings } from '../../../../entrypoints/panel/findings/follow-findings'
import type { Layout } from '../../../../entrypoints/panel/state/layout'
import { createPanelState, type PanelState } from '../../../../entrypoints/panel/state/panel-state'
import { t } from '../../../../locales/say'
import { loadOf } from '../../../fixtures/deliveries'
import { messagePattern } from '../../../fixtures/message-pattern'
import {
  attempts,
  coverage,
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

const propsOf = (panel: PanelState) => ({
  state: panel,
  findings: createFindings(panel),
  filters: filtersOf(panel),
  layout: LAYOUT,
  timeFormat: signal('clock' as const),
  send: () => {},
  ownTab: true,
})

function show(updates: readonly PanelUpdate[]) {
  const panel = panelWith([state(), ...updates])
  const send = vi.fn<(request: PanelRequest) => void>()
  const props = propsOf(panel)
  const { container } = render(<App {...props} send={send} lost={false} />)
  return { panel, filters: props.filters, send, container }
}

describe('App', () => {
  it.each([false, true])('shows the coverage only while connected (lost: %s)', (lost) => {
    const empty = createPanelState()
    empty.update([coverage('inPlace')])
    render(<App {...propsOf(empty)} lost={lost} />)
    expect(screen.queryAllByText(t('status.page.inPlace'))).toHaveLength(lost ? 0 : 1)
    expect(screen.queryAllByText(t('empty.waiting.title'))).toHaveLength(lost ? 0 : 1)
    expect(screen.queryAllByRole('alert')).toHaveLength(lost ? 1 : 0)
    expect(screen.queryByText(t('empty.connecting'))).toBeNull()
  })

  it.each([
    ['absent', t('empty.absent.title'), t('empty.absent.action'), { type: 'reload' }],
    ['noAccess', t('empty.noAccess.title'), t('empty.noAccess.action'), { type: 'open', page: 'options' }],
  ] as const)('shows a banner above the list when the coverage is %s', (page, title, action, request) => {
    const { send } = show([coverage(page), attempts(attemptWithGoals(1, 'a'))])
    expect(screen.getByRole('status').textContent).toContain(title)
    screen.getByRole('button', { name: action }).click()
    expect(send).toHaveBeenCalledWith(request)
  })

  it('shows no banner without a list or with full coverage', () => {
    show([coverage('absent')])
    expect(screen.queryByRole('status')).toBeNull()
    expect(screen.getByRole('button', { name: t('empty.absent.action') })).toBeTruthy()
    cleanup()
    show([coverage('inPlace'), attempts(attemptWithGoals(1, 'a'))])
    expect(screen.queryByRole('status')).toBeNull()
  })

  it('clears the query and the chips together', () => {
    const { filters } = show([coverage('inPlace'), attempts(attemptWithGoals(1, 'a'))])
    void act(() => {
      filters.toggleOutcome('blocked')
      filters.setText('nothing like it')
    })
    expect(screen.getByText(t('status.shown', { shown: 0 }, 1))).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: t('empty.filtered.action') }))
    expect(filters.shown.value).toHaveLength(1)
    expect(screen.queryByText(messagePattern('status.shown'))).toBeNull()
    const blocked = messagePattern('delivery.kind.blocked')
    expect(screen.queryByRole('button', { pressed: true, name: blocked })).toBeNull()
  })

  it('reports a failed context and shows no first steps when nothing was sent', () => {
    const page = {
      id: 'document-1/100',
      documentId: 'document-1',
      url: 'https://shop.example/',
      title: 'The shop',
      startedAt: 100,
      navigations: [],
    }
    const load = loadOf({ status: 401 }).attempts[0]
    const { panel, container } = show([state({ pages: [page] }), coverage('inPlace'), attempts(load)])
    // Two lines and the header row.
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('3')
    const fate = t('delivery.fate.rejected', { status: 401 })
    expect(container.querySelector('main [aria-live=polite]')?.textContent).toBe(
      t('delivery.context.failed', { fate }),
    )
    expect(screen.getByRole('heading', { name: t('empty.contextFailed.title') })).toBeTruthy()
    expect(container.textContent).not.toContain(t('empty.first.event'))

    void act(() => panel.update([attempts({ ...attemptWithGoals(2, 'a'), seq: 9 })]))
    expect(container.querySelector('main [aria-live=polite]')?.textContent).toBe('')
  })
})

describe('App, workspaces', () => {
  const elsewhere = (seq: number, host: string) =>
    seenAttempt(seq, { url: `https://${host}/context`, body: jsonBody(publishWith(['add_to_cart'])) })
  const isUnchecked = () => screen.queryByText(messagePattern('status.unchecked')) !== null
  const banner = () => screen.queryByRole('status')

  it('connects the first workspace for the collector of the newest event', () => {
    const { send } = show([
      coverage('inPlace'),
      workspaces(),
      attempts(attemptWithGoals(1, 'a'), elsewhere(2, 'ab.shop.com')),
    ])
    const connect = `${t('panel.registry.none')} ${t('panel.connect')}`
    screen.getByRole('button', { name: connect }).click()
    expect(send).toHaveBeenCalledWith({ type: 'open', page: 'options', collector: 'ab.shop.com' })
    expect(banner()).toBeNull()
  })

  it('connects the first workspace from an empty list', () => {
    const { send } = show([coverage('inPlace'), workspaces()])
    screen.getByRole('button', { name: t('panel.connect') }).click()
    expect(send).toHaveBeenCalledWith({ type: 'open', page: 'options' })
  })

  it('fetches again and opens the settings', () => {
    const { send } = show([...connected(), attempts(attemptWithGoals(1, 'a'))])
    screen.getByRole('button', { name: t('panel.refresh') }).click()
    expect(send).toHaveBeenCalledWith({ type: 'refresh' })
    screen
      .getByRole('button', { name: messagePattern('panel.registry.fresh', { workspace: 'acme' }, 2) })
      .click()
    expect(send).toHaveBeenCalledWith({ type: 'open', page: 'options' })
  })

  it('updates the verdicts of rows and of the open detail when a workspace connects', () => {
    const { panel } = show([workspaces(), attempts(attemptWithGoals(1, 'add_to_cart'))])
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'ArrowDown' })
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'End' })
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'Enter' })
    const detail = () => screen.getByRole('tabpanel').textContent
    expect(isUnchecked()).toBe(true)
    expect(detail()).toContain(t('verdictReason.noRegistry'))
    void act(() => panel.update(connected()))
    expect(isUnchecked()).toBe(false)
    expect(detail()).toContain(t('verdictReason.known', { workspace: 'acme' }))
    expect(detail()).toContain('goal_id: 11')
  })

  it('assigns a workspace to a collector without one and keeps the focus', () => {
    const sent = [elsewhere(1, 'few.example'), elsewhere(2, 'ab.shop.com'), elsewhere(3, 'ab.shop.com')]
    const { panel, send } = show([...connected(), attempts(...sent)])
    expect(banner()?.textContent).toContain(t('panel.assign.textMore', { collector: 'ab.shop.com' }, 1))
    screen.getByRole('button', { name: t('panel.assign.use', { workspace: 'acme' }) }).click()
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

  it('offers no assignment once the connection is lost', () => {
    const panel = panelWith([state(), ...connected(), attempts(elsewhere(1, 'ab.shop.com'))])
    render(<App {...propsOf(panel)} lost />)
    expect(banner()).toBeNull()
  })
})
