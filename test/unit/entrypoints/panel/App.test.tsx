// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PageSight, PanelRequest, PanelUpdate } from '../../../../core/protocol/panel'
import { App } from '../../../../entrypoints/panel/App'
import { createPanelState } from '../../../../entrypoints/panel/state'
import { loadOf } from '../../../fixtures/deliveries'
import { attempts, goals, panelWith, state } from '../../../fixtures/panel'

afterEach(cleanup)

const sightOf = (page: PageSight): PanelUpdate => ({
  type: 'sight',
  sight: { page, frames: { covered: 1, all: 1 }, network: true },
})

function show(updates: readonly PanelUpdate[]) {
  const panel = panelWith([state(), ...updates])
  const send = vi.fn<(request: PanelRequest) => void>()
  const { container } = render(<App state={panel} lost={false} ownTab send={send} />)
  return { panel, send, container }
}

describe('App', () => {
  it.each([false, true])('tells what is in sight only while it can know (lost: %s)', (lost) => {
    const empty = createPanelState()
    empty.update([sightOf('inPlace')])
    render(<App state={empty} lost={lost} ownTab send={() => {}} />)
    expect(screen.queryAllByText('In place')).toHaveLength(lost ? 0 : 1)
    expect(screen.queryAllByText('No goal event yet')).toHaveLength(lost ? 0 : 1)
    expect(screen.queryAllByRole('alert')).toHaveLength(lost ? 1 : 0)
    expect(screen.queryByText('Connecting to Goalkeeper…')).toBeNull()
  })

  it.each([
    ['absent', 'Goalkeeper is not in this page yet.', 'Reload page', { type: 'reload' }],
    ['noAccess', 'No access to this site.', 'Give access…', { type: 'open', page: 'options' }],
  ] as const)('says above a list that it is not the whole: %s', (page, title, action, request) => {
    const { send } = show([sightOf(page), attempts(goals(1, 'a'))])
    expect(screen.getByRole('status').textContent).toContain(title)
    screen.getByRole('button', { name: action }).click()
    expect(send).toHaveBeenCalledWith(request)
  })

  it('does not say it twice where there is no list, nor where all is in sight', () => {
    show([sightOf('absent')])
    expect(screen.queryByRole('status')).toBeNull()
    expect(screen.getByRole('button', { name: 'Reload page' })).toBeTruthy()
    cleanup()
    show([sightOf('inPlace'), attempts(goals(1, 'a'))])
    expect(screen.queryByRole('status')).toBeNull()
  })

  it('clears both filters at once', () => {
    const { panel } = show([sightOf('inPlace'), attempts(goals(1, 'a'))])
    void act(() => {
      panel.setOutcome('blocked')
      panel.setFilter('nothing like it')
    })
    expect(screen.getByText('0 of 1 shown')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Clear the filter' }))
    expect(panel.shown.value).toHaveLength(1)
    expect(screen.queryByText(/shown/)).toBeNull()
    expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Delivery' }).value).toBe('')
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
    expect(container.querySelector('[aria-live=polite]')?.textContent).toContain('context failed to load')
    expect(screen.getByRole('heading', { name: 'No goal event yet' })).toBeTruthy()
    expect(container.textContent).not.toContain('show here the moment')

    void act(() => panel.update([attempts({ ...goals(2, 'a'), seq: 9 })]))
    expect(container.querySelector('[aria-live=polite]')?.textContent).toBe('')
  })
})
