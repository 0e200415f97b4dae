// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { StatusLine } from '../../../../components/shell/StatusLine'
import { type Attempt } from '../../../../core/attempt'
import {
  EMPTY_TAB_STATE,
  PAGE_COVERAGES,
  type Coverage,
  type TabState,
} from '../../../../core/protocol/panel'
import { summarize } from '../../../../core/record/summary'
import { say, t } from '../../../../locales/say'
import { attempt, sentGoal } from '../../../fixtures/captures'

afterEach(cleanup)

const defaults = {
  tab: null,
  coverage: null,
  shown: null,
  rows: 0,
  filtering: false,
  muted: 0,
  droppedRows: 0,
  problem: null,
}
const tab: TabState = { ...EMPTY_TAB_STATE, epoch: 'epoch', paused: true, skipped: 2, dropped: 5, lastSeq: 9 }
const fullCoverage: Coverage = { page: 'inPlace', frames: { covered: 3, all: 3 }, network: true }

function show(props: Partial<Parameters<typeof StatusLine>[0]>, attempts: Attempt[] = []) {
  const { container } = render(<StatusLine {...defaults} summary={summarize(attempts, [])} {...props} />)
  return [...container.querySelectorAll('span')]
}
const partsOf = (...args: Parameters<typeof show>) => show(...args).map(({ textContent }) => textContent)
/** Returns the parts that an icon marks as missing. */
const missingIn = (...args: Parameters<typeof show>) =>
  show(...args)
    .filter((part) => part.querySelector('svg'))
    .map(({ textContent }) => textContent)

describe('StatusLine, counts', () => {
  it('counts goal events and publishes with and without goals', () => {
    const attempts = [
      attempt([sentGoal('a'), sentGoal('b')]),
      attempt([], { publish: { exposures: [] } }),
      attempt([sentGoal('c')]),
    ]
    expect(partsOf({}, attempts)).toEqual([
      t('status.dropped', {}, 0),
      `${t('status.goals', {}, 3)} ${t('status.publishes', {}, 2)}`,
      t('status.withoutGoals', {}, 1),
      t('status.unchecked', {}, 3),
    ])
  })

  it('counts each verdict except known', () => {
    const summary = summarize([], [])
    const verdicts = { unknown: 2, notVisible: 3, archived: 1, known: 9, unchecked: 4 }
    expect(partsOf({ summary: { ...summary, verdicts } }).slice(2)).toEqual([
      t('status.unknown', {}, 2),
      t('status.notVisible', {}, 3),
      t('status.archived', {}, 1),
      t('status.unchecked', {}, 4),
    ])
  })

  it('uses the singular for one event and one publish', () => {
    expect(partsOf({}, [attempt([sentGoal('a')])])).toContain(
      `${t('status.goals', {}, 1)} ${t('status.publishes', {}, 1)}`,
    )
  })

  it('counts dropped rows and skipped requests', () => {
    expect(partsOf({ tab, droppedRows: 1 })).toEqual([
      t('status.dropped', {}, 6),
      `${t('status.goals', {}, 0)} ${t('status.publishes', {}, 0)}`,
      t('status.skipped', {}, 2),
    ])
    expect(missingIn({ tab })).toEqual([t('status.dropped', {}, 5)])
  })

  it('counts the rows that match the filter', () => {
    expect(partsOf({ shown: 1, rows: 1200 })).toContain(t('status.shown', { shown: 1 }, 1200))
  })

  it('shows a problem first', () => {
    const problem = { key: 'panel.problem', values: { reason: 'disk full' } } as const
    expect(partsOf({ problem })[0]).toBe(say(problem))
  })
})

describe('StatusLine, coverage', () => {
  it('shows every part of the coverage when nothing is missing', () => {
    expect(partsOf({ coverage: fullCoverage }).slice(0, 5)).toEqual([
      t('status.page.inPlace'),
      t('status.frames', { covered: 3 }, 3),
      t('status.network.on'),
      t('status.access.given'),
      t('status.dropped', {}, 0),
    ])
    expect(missingIn({ coverage: fullCoverage })).toEqual([])
  })

  it.each([
    ['a page that restored its own fetch', { page: 'replaced' }, t('status.page.replaced')],
    ['a page from before the installation', { page: 'absent' }, t('status.page.absent')],
    ['an uncovered frame', { frames: { covered: 2, all: 3 } }, t('status.frames', { covered: 2 }, 3)],
    ['an unobserved network', { network: false }, t('status.network.off')],
    ['withheld site access', { page: 'noAccess' }, t('status.access.withheld')],
    ['a page of the browser', { page: 'restricted' }, t('status.page.restricted')],
    ['a page without scripts', { page: 'scriptless' }, t('status.page.scriptless')],
    ['a closed tab', { page: 'closed' }, t('status.page.closed')],
  ] as const)('marks %s with an icon', (_case, fields, text) => {
    expect(missingIn({ coverage: { ...fullCoverage, ...fields } })).toContain(text)
  })

  it('shows no frame count when the frames were not counted', () => {
    const frames = { covered: 0, all: 0 }
    const coverage = { ...fullCoverage, page: 'absent', frames } as const
    expect(partsOf({ coverage })).toContain(t('status.framesUnknown'))
  })

  it.each(PAGE_COVERAGES)('explains every part of the coverage when the page is %s', (page) => {
    const parts = show({ coverage: { page, frames: { covered: 0, all: 1 }, network: false } })
    for (const part of parts.slice(0, -1)) expect(part.title).not.toBe('')
  })
})
