// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { EmptyState } from '../../../../components/shell/EmptyState'
import {
  PAGE_COVERAGES,
  type PageCoverage,
  type Coverage,
  type TabState,
} from '../../../../core/protocol/panel'
import { summarize, type Summary } from '../../../../core/record/summary'

const tab: TabState = {
  epoch: 'epoch',
  paused: false,
  preserve: true,
  skipped: 0,
  dropped: 0,
  clearedThrough: 0,
  canUndo: false,
  lastSeq: 0,
  pages: [],
  opened: [],
}
const sightOf = (page: PageCoverage): Coverage => ({ page, frames: { covered: 1, all: 1 }, network: true })
const nothing: Summary = summarize([], [])
const noop = () => {}
const usual = {
  tab,
  coverage: sightOf('inPlace'),
  summary: nothing,
  hidden: 0,
  muted: 0,
  unconnected: false,
  contextFailed: false,
  onReload: noop,
  onConnect: noop,
  onGiveAccess: noop,
  onClearFilter: noop,
  onUnmute: noop,
}

afterEach(cleanup)

describe('EmptyState', () => {
  it.each([
    ['the page is watched', {}, 'No goal event yet'],
    [
      'the page has published exposures only',
      { summary: { ...nothing, publishesWithoutGoals: 2 } },
      'exposures',
    ],
    ['the context of the page failed', { contextFailed: true }, 'discarded without a request'],
    ['recording is paused', { tab: { ...tab, paused: true } }, 'Paused'],
    ['a filter hides everything', { hidden: 3 }, '3 goal events are hidden by it.'],
    ['a filter hides the only one', { hidden: 1 }, '1 goal event is hidden by it.'],
    ['the interceptor is not in the page', { coverage: sightOf('absent') }, 'not in this page'],
    ['the page runs no scripts', { coverage: sightOf('scriptless') }, 'could not start'],
    ['site access is withheld', { coverage: sightOf('noAccess') }, 'No access to this site'],
    ['the page is the browser’s own', { coverage: sightOf('restricted') }, 'cannot look into this page'],
    ['the page has put its own fetch back', { coverage: sightOf('replaced') }, 'calls may go past it'],
    ['the tab is closed', { coverage: sightOf('closed') }, 'closed'],
    ['the background has not answered', { tab: null, coverage: null }, 'Connecting'],
  ])('says so when %s', (_what, props, text) => {
    const { container } = render(<EmptyState {...usual} {...props} />)
    expect(container.textContent).toContain(text)
  })

  it('teaches in three lines and one button as long as nothing was seen and nothing is connected', () => {
    render(<EmptyState {...usual} unconnected />)
    expect(screen.getAllByRole('listitem')).toHaveLength(3)
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual(['Connect…'])
  })

  it.each([
    ['something is connected', { unconnected: false }],
    ['the page has published', { unconnected: true, summary: { ...nothing, publishesWithoutGoals: 1 } }],
    ['a filter hides rows', { unconnected: true, hidden: 1 }],
    ['Goalkeeper is not there', { unconnected: true, coverage: sightOf('absent') }],
    ['recording is paused', { unconnected: true, tab: { ...tab, paused: true } }],
    ['the context failed', { unconnected: true, contextFailed: true }],
  ])('teaches nothing when %s', (_when, props) => {
    render(<EmptyState {...usual} {...props} />)
    expect(screen.queryByRole('listitem')).toBeNull()
  })

  it('never says that nothing was sent where it cannot see', () => {
    for (const page of PAGE_COVERAGES.filter((one) => one !== 'inPlace' && one !== 'replaced')) {
      const { container } = render(<EmptyState {...usual} coverage={sightOf(page)} />)
      expect(container.textContent).not.toContain('No goal event yet')
    }
  })

  it.each([
    ['Reload page', { coverage: sightOf('absent') }, 'onReload'],
    ['Give access…', { coverage: sightOf('noAccess') }, 'onGiveAccess'],
    ['Clear the filter', { hidden: 1 }, 'onClearFilter'],
    ['Connect…', { unconnected: true }, 'onConnect'],
  ])('offers “%s”', (name, props, callback) => {
    const called = vi.fn<() => void>()
    render(<EmptyState {...usual} {...props} {...{ [callback]: called }} />)
    screen.getByRole('button', { name }).click()
    expect(called).toHaveBeenCalledOnce()
  })
})
