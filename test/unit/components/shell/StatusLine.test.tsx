// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { StatusLine } from '../../../../components/shell/StatusLine'
import { type Attempt } from '../../../../core/attempt'
import { PAGE_COVERAGES, type Coverage, type TabState } from '../../../../core/protocol/panel'
import { summarize } from '../../../../core/record/summary'
import { attempt, sentGoal } from '../../../fixtures/captures'

afterEach(cleanup)

const usual = {
  tab: null,
  coverage: null,
  shown: null,
  rows: 0,
  filtering: false,
  muted: 0,
  droppedRows: 0,
  problem: null,
}
const tab: TabState = {
  epoch: 'epoch',
  paused: true,
  preserve: true,
  skipped: 2,
  dropped: 5,
  clearedThrough: 0,
  canUndo: false,
  lastSeq: 9,
  pages: [],
  opened: [],
}
const seeing: Coverage = { page: 'inPlace', frames: { covered: 3, all: 3 }, network: true }

function show(props: Partial<Parameters<typeof StatusLine>[0]>, attempts: Attempt[] = []) {
  const { container } = render(<StatusLine {...usual} summary={summarize(attempts, [])} {...props} />)
  return [...container.querySelectorAll('span')]
}
const partsOf = (...args: Parameters<typeof show>) => show(...args).map(({ textContent }) => textContent)
/** Parts that say that something is missing, by more than a colour. */
const missingIn = (...args: Parameters<typeof show>) =>
  show(...args)
    .filter((part) => part.querySelector('svg'))
    .map(({ textContent }) => textContent)

describe('StatusLine, counts', () => {
  it('counts goal events, and publishes with and without goals', () => {
    const attempts = [
      attempt([sentGoal('a'), sentGoal('b')]),
      attempt([], { publish: { exposures: [] } }),
      attempt([sentGoal('c')]),
    ]
    expect(partsOf({}, attempts)).toEqual([
      '0 dropped',
      '3 goal events in 2 publishes',
      '1 publish without goals',
      '3 unchecked',
    ])
  })

  it('counts each verdict but that all is well', () => {
    const summary = summarize([], [])
    const verdicts = { unknown: 2, notVisible: 3, archived: 1, known: 9, unchecked: 4 }
    expect(partsOf({ summary: { ...summary, verdicts } }).slice(2)).toEqual([
      '2 unknown',
      '3 not visible to this key',
      '1 archived',
      '4 unchecked',
    ])
  })

  it('counts one as one', () => {
    expect(partsOf({}, [attempt([sentGoal('a')])])).toContain('1 goal event in 1 publish')
  })

  it('tells what could not be kept', () => {
    expect(partsOf({ tab, droppedRows: 1 })).toEqual([
      '6 dropped',
      '0 goal events in 0 publishes',
      '2 requests skipped while paused',
    ])
    expect(missingIn({ tab })).toEqual(['5 dropped'])
  })

  it('tells how many rows a filter lets through', () => {
    expect(partsOf({ shown: 1, rows: 1200 })).toContain('1 of 1,200 shown')
  })

  it('says what went wrong', () => {
    const problem = { key: 'panel.problem', values: { reason: 'disk full' } } as const
    expect(partsOf({ problem })[0]).toBe('Goalkeeper could not do that: disk full')
  })
})

describe('StatusLine, sight', () => {
  it('says each thing, also where nothing is missing', () => {
    expect(partsOf({ coverage: seeing }).slice(0, 5)).toEqual([
      'In place',
      '3 of 3 frames',
      'Network: on',
      'Site access: given',
      '0 dropped',
    ])
    expect(missingIn({ coverage: seeing })).toEqual([])
  })

  it.each([
    ['a function put back', { page: 'replaced' }, 'In place, but calls may go past it'],
    ['a page from before', { page: 'absent' }, 'Not in this page'],
    ['a frame without', { frames: { covered: 2, all: 3 } }, '2 of 3 frames'],
    ['the network unseen', { network: false }, 'Network: off'],
    ['access withheld', { page: 'noAccess' }, 'Site access: withheld'],
    ['a page of the browser', { page: 'restricted' }, 'Page closed to extensions'],
    ['a page without scripts', { page: 'scriptless' }, 'Wrapper not started'],
    ['a closed tab', { page: 'closed' }, 'Tab closed'],
  ] as const)('tells by an icon too of %s', (_what, fields, text) => {
    expect(missingIn({ coverage: { ...seeing, ...fields } })).toContain(text)
  })

  it('claims no number of frames where nobody has counted them', () => {
    const frames = { covered: 0, all: 0 }
    expect(partsOf({ coverage: { ...seeing, page: 'absent', frames } })).toContain('Frames: not known')
  })

  it.each(PAGE_COVERAGES)('explains every part where the page is %s', (page) => {
    const parts = show({ coverage: { page, frames: { covered: 0, all: 1 }, network: false } })
    for (const part of parts.slice(0, -1)) expect(part.title).not.toBe('')
  })
})
