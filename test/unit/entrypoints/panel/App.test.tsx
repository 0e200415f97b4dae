// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { App } from '../../../../entrypoints/panel/App'
import { createPanelState } from '../../../../entrypoints/panel/state'
import { attempts, goals, panelWith, state } from '../../../fixtures/panel'

afterEach(cleanup)

describe('App', () => {
  it.each([false, true])('tells what is in sight only while it can know (lost: %s)', (lost) => {
    const panel = createPanelState()
    const frames = { covered: 1, all: 1 }
    panel.update([{ type: 'sight', sight: { page: 'inPlace', frames, network: true } }])
    render(<App state={panel} lost={lost} ownTab send={() => {}} />)
    expect(screen.queryAllByText('In place')).toHaveLength(lost ? 0 : 1)
    expect(screen.queryAllByText('No goal event yet')).toHaveLength(lost ? 0 : 1)
    expect(screen.queryAllByRole('alert')).toHaveLength(lost ? 1 : 0)
    expect(screen.queryByText('Connecting to Goalkeeper…')).toBeNull()
  })

  it.each([
    ['absent', 'Reload page', { type: 'reload' }],
    ['noAccess', 'Give access…', { type: 'open', page: 'options' }],
  ] as const)(
    'says above a list that goes on what is not seen (%s), and the way out',
    (page, name, request) => {
      const sight = { page, frames: { covered: 0, all: 0 }, network: true }
      const panel = panelWith([state(), attempts(goals(1, 'seen_by_the_network')), { type: 'sight', sight }])
      const send = vi.fn()
      render(<App state={panel} lost={false} ownTab send={send} />)
      fireEvent.click(screen.getByRole('button', { name }))
      expect(send).toHaveBeenCalledExactlyOnceWith(request)
    },
  )
})
