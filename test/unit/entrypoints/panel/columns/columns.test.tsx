// @vitest-environment happy-dom
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cleanup, render } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createAttempt } from '../../../../../core/attempt'
import type { RowFacts } from '../../../../../components/columns/column'
import { type Row, rowsOf } from '../../../../../core/record/row'
import { goalVerdict } from '../../../../../core/registry/verdict'
import { DEFAULT_COLUMNS } from '../../../../../entrypoints/panel/columns'
import { t } from '../../../../../locales/say'
import { deliveryOf, statusAt } from '../../../../fixtures/deliveries'
import { COLLECTOR, FILE_SOURCE, itemOf, knownOf, listOf, registryOf } from '../../../../fixtures/make'
import { finderFor } from '../../../../fixtures/finding-publishes'
import { rowFactsOf } from '../../../../fixtures/panel/made-row-facts'
import { attempt, capture, sentGoal } from '../../../../fixtures/captures'

afterEach(cleanup)

const rowOf = (...args: Parameters<typeof attempt>): Row => {
  const [row] = rowsOf(attempt(...args))
  if (!row) throw new Error('no row')
  return row
}

const purchase = rowOf([sentGoal('purchase', { price: '19.99', items: [1, 2] })])
const unreadable = rowOf([], { body: { encoding: 'text', data: '{', bytes: 1 } })

function textOf(id: string, row: Row, more: Partial<RowFacts> = {}): string | null {
  const column = DEFAULT_COLUMNS.find((one) => one.id === id)
  if (!column) throw new Error(`no column ${id}`)
  return render(<div>{column.cell(row, rowFactsOf(more))}</div>).container.textContent
}

describe('columns', () => {
  it('has every file of its folder in its index', () => {
    const files = readdirSync(join(import.meta.dirname, '../../../../../entrypoints/panel/columns'))
    const ids = files
      .filter((file) => file !== 'index.ts' && file !== 'property.tsx')
      .map((file) => file.replace(/\.tsx?$/, ''))
    expect(DEFAULT_COLUMNS.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  })

  it.each(DEFAULT_COLUMNS.map(({ id, title }) => [id, title] as const))('%s has a title', (_id, title) => {
    expect(typeof title === 'string' && t(title)).toBeTruthy()
  })

  it.each([
    ['goal', 'purchase'],
    ['properties', 'price: "19.99", items: [1,2]'],
    ['application', 'shop'],
    ['environment', 'production'],
    ['units', 'session_id'],
    ['page', '/cart?step=2'],
    ['from', ''],
  ])('%s shows %s', (id, text) => {
    expect(textOf(id, purchase)).toBe(text)
  })

  const frame = { top: false, documentUrl: 'https://pay.example/checkout?session=1' }
  it.each([
    ['a frame', frame, 'pay.example/checkout', 'https://pay.example/checkout?session=1'],
    ['a frame without a host', { top: false, documentUrl: 'about:srcdoc' }, 'about:srcdoc', 'about:srcdoc'],
    ['a worker', { source: 'network', sender: 'worker' }, 'Worker', 'Worker'],
    ['a fetch from before', { source: 'network', sender: 'document' }, 'Page, unwrapped', 'Page, unwrapped'],
    [
      'nobody known',
      { source: 'network', sender: 'unknown' },
      'Not seen by the page',
      'Not seen by the page',
    ],
    ['DevTools alone', { source: 'devtools' }, 'Not seen by the page', 'Not seen by the page'],
    [
      'a shared worker of one tab',
      { source: 'network', sharedBy: 1 },
      'Service or shared worker',
      'Service or shared worker',
    ],
    ['one of three tabs', { source: 'network', sharedBy: 3 }, 'Shared by 3 tabs', 'Shared by 3 tabs'],
  ] as const)('says that it comes from %s', (_what, fields, text, whole) => {
    const row = rowOf([sentGoal('x')], fields)
    expect(textOf('from', row)).toBe(text)
    expect(DEFAULT_COLUMNS.find(({ id }) => id === 'from')?.tooltip?.(row, rowFactsOf(), false)).toBe(whole)
  })

  it('believes the page before the network, whatever the network says of its service worker', () => {
    const seen = capture([sentGoal('x')])
    const passedOn = capture([sentGoal('x')], { source: 'network', sharedBy: 2, sender: 'worker' })
    const [row] = rowsOf(createAttempt('x', 1, [seen, passedOn]))
    expect(row && textOf('from', row)).toBe('')
  })

  it.each([
    ['a goal that is not there', {}, 'Unknown goal'],
    ['one that will be', { createsGoals: true }, 'Will be created'],
    ['one that a key may not see', { seesPart: true }, 'Not visible to this key'],
    ['one of another collector', { collectors: [] }, 'Unchecked'],
  ])('shows the verdict on %s in words', (_what, more, text) => {
    const nameVerdict = goalVerdict('purchase', COLLECTOR, [knownOf(undefined, more)])
    expect(textOf('verdict', purchase, { nameVerdict })).toBe(text)
  })

  it.each([
    ['a 200', [{ status: 200 }], 10_000, 'Accepted'],
    [
      'a 200 after two 503',
      [{ status: 503 }, { status: 503 }, { status: 200 }],
      10_000,
      'Accepted, attempt 3',
    ],
    ['a 401', [{ status: 401 }], 0, 'Rejected, lost'],
    ['a 503 a moment ago', [{ status: 503 }], 0, 'Failed, may be tried again'],
    ['a 503 a while ago', [{ status: 503 }], 10_000, 'Failed, lost'],
    ['no end that anybody saw', [{}], 10_000, 'Pending'],
    ['an answer that the page may not read', [{ error: 'net::ERR_FAILED' }], 10_000, 'Answer not readable'],
    ['what an extension has blocked', [{ error: 'net::ERR_BLOCKED_BY_CLIENT' }], 10_000, 'Blocked, lost'],
  ] as const)('says in words what became of %s', (_what, ends, after, text) => {
    const deliveryStatus = statusAt(deliveryOf(ends), after)
    expect(textOf('delivery', purchase, { deliveryStatus })).toBe(text)
  })

  it('says at length what it means', () => {
    const deliveryStatus = statusAt(deliveryOf([{ status: 401 }]))
    expect(
      DEFAULT_COLUMNS.find(({ id }) => id === 'delivery')?.tooltip?.(
        purchase,
        rowFactsOf({ deliveryStatus }),
        false,
      ),
    ).toBe(
      'The collector rejected it (401). Its goals are lost: the SDK does not try again, and keeps no copy.',
    )
  })

  it('shows the time to the millisecond', () => {
    expect(textOf('time', rowOf([sentGoal('late', null, 1_795_000_000_007)]))).toMatch(
      /^\d\d:\d\d:\d\d\.007\s[AP]M$/,
    )
  })

  it('shows the time since the page began where somebody wants that', () => {
    const row = rowOf([sentGoal('late', null, 1_795_000_061_007)])
    expect(textOf('time', row, { timeOrigin: 1_795_000_000_000 })).toBe('61.007 sec')
    expect(textOf('time', rowOf([sentGoal('never', null, 1e300)]), { timeOrigin: 0 })).toBe('1e+300')
  })

  it('falls back to the time of the request, and shows a time that no calendar has as it was sent', () => {
    expect(textOf('time', rowOf([{ name: 'timeless' }], { at: 1_795_000_000_042 }))).toMatch(/\.042\s[AP]M$/)
    expect(textOf('time', rowOf([sentGoal('never', null, 1e300)]))).toBe('1e+300')
  })

  it.each([
    ['a goal without a name', [{ achievedAt: 1 }], 'goal', '(no name)'],
    ['a goal without properties', [sentGoal('plain')], 'properties', ''],
    ['the values of an old SDK', [{ name: 'old', achievedAt: 1, values: [3, 4] }], 'properties', '[3,4]'],
  ])('copes with %s', (_what, goals, id, text) => {
    expect(textOf(id, rowOf(goals))).toBe(text)
  })

  it('says that a publish names no units', () => {
    expect(textOf('units', rowOf([sentGoal('nobody')], { publish: { units: [] } }))).toBe('none')
  })

  it('shows a publish that cannot be read, and why', () => {
    expect(textOf('goal', unreadable)).toBe('Unreadable publish')
    expect(textOf('properties', unreadable)).toBe('The body is not JSON.')
  })

  it('keeps a long cell short', () => {
    const long = rowOf([sentGoal('long', { text: 'x'.repeat(10_000) })])
    expect(textOf('properties', long)?.length).toBeLessThan(300)
  })
})

describe('columns, of what a registry says', () => {
  const known = knownOf(registryOf({ applications: listOf(itemOf(1, 'Shop'), itemOf(2, 'old', true)) }))
  const judged = { nameVerdict: goalVerdict('purchase', COLLECTOR, [known]), workspace: known, now: 300_500 }
  const hintOf = (id: string, row: Row, more: Partial<RowFacts>, isPointedAt = false) =>
    DEFAULT_COLUMNS.find((column) => column.id === id)?.tooltip?.(row, rowFactsOf(more, [known]), isPointedAt)

  it('the verdict says why, and by whose registry of when', () => {
    expect(hintOf('verdict', purchase, judged)).toBe(
      'A goal with this name was not known at the time of ingestion\n' +
        'By the registry of acme, fetched 5 min ago.',
    )
  })

  it('the verdict names what is near once the row is pointed at, and does not look for it before', () => {
    const nearest = vi.fn<() => string | null>(() => 'Purchase')
    hintOf('verdict', purchase, { ...judged, nearest })
    expect(nearest).not.toHaveBeenCalled()
    expect(hintOf('verdict', purchase, { ...judged, nearest }, true)).toMatch(
      /\nNearest registered name: Purchase$/,
    )
  })

  it('the workspace is that of the registry', () => {
    expect(textOf('workspace', purchase, judged)).toBe('acme')
    expect(hintOf('workspace', purchase, judged)).toBe('By the registry of acme, fetched 5 min ago.')
    const file = { ...judged, workspace: knownOf(undefined, { source: FILE_SOURCE }) }
    expect(hintOf('workspace', purchase, file)).toBe('By the file “goals.csv” of acme, from 5 min ago.')
  })

  it('the workspace is empty where none is set, and says so', () => {
    const nameVerdict = goalVerdict('purchase', COLLECTOR, [])
    expect(textOf('workspace', purchase, { nameVerdict })).toBe('')
    expect(hintOf('workspace', purchase, { nameVerdict })).toContain('No workspace is connected')
    expect(hintOf('workspace', unreadable, {})).toBeUndefined()
  })

  const sent = rowOf([sentGoal('x')], {
    headers: [
      ['X-Application', 'shop'],
      ['X-Environment', 'Production'],
    ],
    publish: {
      units: [
        { type: 'session_id', uid: 'a' },
        { type: 'user_id', uid: null },
      ],
    },
  })
  const markOf = (id: string, row: Row, registered = [known]) => {
    const column = DEFAULT_COLUMNS.find((one) => one.id === id)
    const { container } = render(<div>{column?.cell(row, rowFactsOf({}, registered))}</div>)
    return [...container.querySelectorAll('[role=img]')].map((mark) => mark.getAttribute('aria-label'))
  }

  it.each([
    [
      'application',
      ['Unknown application'],
      'shop\nacme has no application “shop”. The name must match exactly.',
    ],
    [
      'environment',
      ['Unknown environment'],
      'Production\nacme has no environment “Production”. The name must match exactly.',
    ],
    [
      'units',
      ['Unknown unit type'],
      'session_id: a\nuser_id: –\nacme has no unit type “user_id”. The name must match exactly.',
    ],
  ])('%s marks what is unknown', (id, marks, hint) => {
    expect(markOf(id, sent)).toEqual(marks)
    expect(hintOf(id, sent, {})).toBe(hint)
    expect(markOf(id, sent, [])).toEqual([])
    expect(markOf(id, unreadable)).toEqual([])
    expect(hintOf(id, unreadable, {})).toBeUndefined()
  })

  it('marks what is archived by another icon', () => {
    const old = rowOf([sentGoal('x')], { headers: [['X-Application', 'old']] })
    expect(markOf('application', old)).toEqual(['Archived application'])
    expect(hintOf('application', old, {})).toBe('old\nacme has archived the application “old”.')
  })

  it('marks nothing that is right, and copes with what was not sent', () => {
    expect(markOf('environment', purchase)).toEqual([])
    const bare = rowOf([sentGoal('x')], { headers: [] })
    for (const id of ['application', 'environment']) {
      expect(markOf(id, bare)).toEqual([])
      expect(hintOf(id, bare, {})).toBeUndefined()
    }
  })
})

describe('findings', () => {
  const { finder, rows } = finderFor([
    { goals: ['coupon_used', 'page_view'], ends: [{ status: 401 }] },
    { goals: ['page_view'], at: 60_000 },
  ])
  const [both, one, none] = rows
  if (!both || !one || !none) throw new Error('no rows')
  const facts = (row: Row) => ({ findings: () => finder.ofRow(row) })
  const column = DEFAULT_COLUMNS.find(({ id }) => id === 'findings')
  const hintOf = (row: Row) => column?.tooltip?.(row, rowFactsOf(facts(row)), false)

  it('are how many there are, and how bad the worst is, in words too', () => {
    expect(textOf('findings', both, facts(both))).toBe('22 findings, the worst an error')
    expect(textOf('findings', one, facts(one))).toBe('11 finding: an error')
    expect(textOf('findings', none, facts(none))).toBe('')
  })

  it('are told one by one in the tooltip', () => {
    const [first, second, ...others] = (hintOf(both) ?? '').split('\n')
    expect(first).toMatch(/^Error: The collector rejected the publish \(401\)/)
    expect(second).toMatch(/^Warning: .* has no goal “coupon_used”\.$/)
    expect(others).toEqual([])
    expect(hintOf(none)).toBeUndefined()
  })

  it('sort by the worst, then by how many; what has none comes last', () => {
    const keys = [both, one, none].map((row) => column?.sortKey(row, rowFactsOf(facts(row))))
    expect(keys).toEqual([997, 998, null])
  })
})
