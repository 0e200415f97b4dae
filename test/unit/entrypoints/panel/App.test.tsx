// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { App } from '../../../../entrypoints/panel/App'
import { createPanelState } from '../../../../entrypoints/panel/state'

afterEach(cleanup)

describe('App', () => {
  it.each([false, true])('tells what is in sight only while it can know (lost: %s)', (lost) => {
    const state = createPanelState()
    const frames = { covered: 1, all: 1 }
    state.update([{ type: 'sight', sight: { page: 'inPlace', frames, network: true } }])
    render(<App state={state} lost={lost} ownTab send={() => {}} />)
    expect(screen.queryAllByText('In place')).toHaveLength(lost ? 0 : 1)
    expect(screen.queryAllByText('No goal event yet')).toHaveLength(lost ? 0 : 1)
    expect(screen.queryAllByRole('alert')).toHaveLength(lost ? 1 : 0)
    expect(screen.queryByText('Connecting to Goalkeeper…')).toBeNull()
  })
})
