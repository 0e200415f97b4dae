// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { StatusLine } from '../../../components/StatusLine'
import { summarise } from '../../../core/record/summary'
import { capture, goal } from '../captures'

afterEach(cleanup)

const usual = { tab: null, sight: null, shown: null, rows: 0, forgotten: 0, problem: null }
const tab = {
  epoch: 'epoch',
  paused: true,
  preserve: true,
  skipped: 2,
  dropped: 5,
  clearedThrough: 0,
  lastSeq: 9,
}

function partsOf(
  props: Partial<Parameters<typeof StatusLine>[0]>,
  captures = [] as ReturnType<typeof capture>[],
) {
  const { container } = render(<StatusLine {...usual} summary={summarise(captures, null)} {...props} />)
  return [...container.querySelectorAll('span')].map(({ textContent }) => textContent)
}

describe('StatusLine', () => {
  it('counts goal events, and publishes with and without goals', () => {
    const captures = [
      capture([goal('a'), goal('b')]),
      capture([], { publish: { exposures: [] } }),
      capture([goal('c')]),
    ]
    expect(partsOf({}, captures)).toEqual([
      '3 goal events in 2 publishes',
      '1 publish without goals',
      '3 unchecked',
    ])
  })

  it('counts one as one', () => {
    expect(partsOf({}, [capture([goal('a')])])[0]).toBe('1 goal event in 1 publish')
  })

  it('tells what could not be seen or kept', () => {
    expect(partsOf({ tab, sight: 'noAccess', forgotten: 1 })).toEqual([
      'No access to this site',
      '0 goal events in 0 publishes',
      '2 requests skipped while paused',
      '6 requests dropped, the oldest first',
    ])
  })

  it('tells how many rows a filter lets through', () => {
    expect(partsOf({ shown: 1, rows: 1200 })).toContain('1 of 1,200 shown')
  })

  it('says what went wrong', () => {
    const problem = { key: 'panel.problem', values: { reason: 'disk full' } } as const
    expect(partsOf({ problem })[0]).toBe('Goalkeeper could not do that: disk full')
  })
})
