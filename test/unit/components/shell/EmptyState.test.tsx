// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { EmptyState } from '../../../../components/shell/EmptyState'
import {
  EMPTY_TAB_STATE,
  PAGE_COVERAGES,
  type PageCoverage,
  type Coverage,
  type TabState,
} from '../../../../core/protocol/panel'
import { summarize, type Summary } from '../../../../core/record/summary'
import { t } from '../../../../locales/say'

const tab: TabState = { ...EMPTY_TAB_STATE, epoch: 'epoch' }
const coverageOf = (page: PageCoverage): Coverage => ({ page, frames: { covered: 1, all: 1 }, network: true })
const nothing: Summary = summarize([], [])
const noop = () => {}
const defaults = {
  tab,
  coverage: coverageOf('inPlace'),
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
    ['the page is watched', {}, t('empty.waiting.text')],
    [
      'the page has published exposures only',
      { summary: { ...nothing, publishesWithoutGoals: 2 } },
      t('empty.onlyExposures.text'),
    ],
    ['the context of the page failed', { contextFailed: true }, t('empty.contextFailed.text')],
    ['recording is paused', { tab: { ...tab, paused: true } }, t('empty.paused.text')],
    ['a filter hides everything', { hidden: 3 }, t('empty.filtered.text', {}, 3)],
    ['a filter hides the only goal event', { hidden: 1 }, t('empty.filtered.text', {}, 1)],
    ['the interceptor is not in the page', { coverage: coverageOf('absent') }, t('empty.absent.title')],
    ['the page runs no scripts', { coverage: coverageOf('scriptless') }, t('empty.scriptless.title')],
    ['site access is withheld', { coverage: coverageOf('noAccess') }, t('empty.noAccess.title')],
    ['the page belongs to the browser', { coverage: coverageOf('restricted') }, t('empty.restricted.title')],
    [
      'the page has restored its own fetch',
      { coverage: coverageOf('replaced') },
      t('status.pageHint.replaced'),
    ],
    ['the tab is closed', { coverage: coverageOf('closed') }, t('empty.closed.title')],
    ['the background has not responded', { tab: null, coverage: null }, t('empty.connecting')],
  ])('gives the reason when %s', (_case, props, text) => {
    const { container } = render(<EmptyState {...defaults} {...props} />)
    expect(container.textContent).toContain(text)
  })

  it('shows three steps and one button until something is seen or connected', () => {
    render(<EmptyState {...defaults} unconnected />)
    expect(screen.getAllByRole('listitem')).toHaveLength(3)
    expect(screen.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([t('panel.connect')])
  })

  it.each([
    ['a workspace is connected', { unconnected: false }],
    ['the page has published', { unconnected: true, summary: { ...nothing, publishesWithoutGoals: 1 } }],
    ['a filter hides rows', { unconnected: true, hidden: 1 }],
    ['Goalkeeper is not in the page', { unconnected: true, coverage: coverageOf('absent') }],
    ['recording is paused', { unconnected: true, tab: { ...tab, paused: true } }],
    ['the context failed', { unconnected: true, contextFailed: true }],
  ])('shows no first steps when %s', (_when, props) => {
    render(<EmptyState {...defaults} {...props} />)
    expect(screen.queryByRole('listitem')).toBeNull()
  })

  it('never claims that no event was sent when it cannot observe the page', () => {
    for (const page of PAGE_COVERAGES.filter((one) => one !== 'inPlace' && one !== 'replaced')) {
      const { container } = render(<EmptyState {...defaults} coverage={coverageOf(page)} />)
      expect(container.textContent).not.toContain(t('empty.waiting.title'))
    }
  })

  it.each([
    [t('empty.absent.action'), { coverage: coverageOf('absent') }, 'onReload'],
    [t('empty.noAccess.action'), { coverage: coverageOf('noAccess') }, 'onGiveAccess'],
    [t('empty.filtered.action'), { hidden: 1 }, 'onClearFilter'],
    [t('panel.connect'), { unconnected: true }, 'onConnect'],
  ])('has the button “%s”', (name, props, callback) => {
    const called = vi.fn<() => void>()
    render(<EmptyState {...defaults} {...props} {...{ [callback]: called }} />)
    screen.getByRole('button', { name }).click()
    expect(called).toHaveBeenCalledOnce()
  })
})
