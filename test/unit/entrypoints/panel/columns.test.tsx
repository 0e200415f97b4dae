// @vitest-environment happy-dom
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { render } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { attemptOf } from '../../../../core/delivery/attempt'
import type { RowFacts } from '../../../../components/column'
import { type Row, rowsOf } from '../../../../core/record/row'
import type { Judgement } from '../../../../core/registry/verdict'
import { columns } from '../../../../entrypoints/panel/columns'
import { t } from '../../../../locales/say'
import { deliveryOf, stateAt } from '../../../fixtures/deliveries'
import { attempt, capture, goal } from '../../captures'

const rowOf = (...args: Parameters<typeof attempt>): Row => {
  const [row] = rowsOf(attempt(...args))
  if (!row) throw new Error('no row')
  return row
}

const unknown: Judgement = { verdict: 'unknown', reason: { key: 'verdictReason.unknown' } }
const purchase = rowOf([goal('purchase', { price: '19.99', items: [1, 2] })])
const unreadable = rowOf([], { body: { encoding: 'text', data: '{', bytes: 1 } })

const factsOf = (more: Partial<RowFacts> = {}): RowFacts => ({
  judgement: null,
  delivery: stateAt(deliveryOf()),
  ...more,
})

function textOf(id: string, row: Row, more: Partial<RowFacts> = {}): string | null {
  const column = columns.find((one) => one.id === id)
  if (!column) throw new Error(`no column ${id}`)
  return render(<div>{column.cell(row, factsOf(more))}</div>).container.textContent
}

describe('columns', () => {
  it('has every file of its folder in its index', () => {
    const files = readdirSync(join(import.meta.dirname, '../../../../entrypoints/panel/columns'))
    const ids = files.filter((file) => file !== 'index.ts').map((file) => file.replace(/\.tsx?$/, ''))
    expect(columns.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  })

  it.each(columns.map(({ id, title }) => [id, title] as const))('%s has a title', (_id, title) => {
    expect(t(title)).not.toBe('')
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
    const row = rowOf([goal('x')], fields)
    expect(textOf('from', row)).toBe(text)
    expect(columns.find(({ id }) => id === 'from')?.tooltip?.(row, factsOf())).toBe(whole)
  })

  it('believes the page before the network, whatever the network says of its service worker', () => {
    const seen = capture([goal('x')])
    const passedOn = capture([goal('x')], { source: 'network', sharedBy: 2, sender: 'worker' })
    const [row] = rowsOf(attemptOf('x', 1, [seen, passedOn]))
    expect(row && textOf('from', row)).toBe('')
  })

  it('shows the verdict in words', () => {
    expect(textOf('verdict', purchase, { judgement: unknown })).toBe('Unknown goal')
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
    const delivery = stateAt(deliveryOf(ends), after)
    expect(textOf('delivery', purchase, { delivery })).toBe(text)
  })

  it('says at length what it means', () => {
    const delivery = stateAt(deliveryOf([{ status: 401 }]))
    expect(columns.find(({ id }) => id === 'delivery')?.tooltip?.(purchase, factsOf({ delivery }))).toBe(
      'The collector rejected it (401). Its goals are lost: the SDK does not try again, and keeps no copy.',
    )
  })

  it('shows the time to the millisecond', () => {
    expect(textOf('time', rowOf([goal('late', null, 1_795_000_000_007)]))).toMatch(/^\d\d:\d\d:\d\d\.007$/)
  })

  it('falls back to the time of the request, and shows a time that no calendar has as it was sent', () => {
    expect(textOf('time', rowOf([{ name: 'timeless' }], { at: 1_795_000_000_042 }))).toMatch(/\.042$/)
    expect(textOf('time', rowOf([goal('never', null, 1e300)]))).toBe('1e+300')
  })

  it.each([
    ['a goal without a name', [{ achievedAt: 1 }], 'goal', '(no name)'],
    ['a goal without properties', [goal('plain')], 'properties', ''],
    ['the values of an old SDK', [{ name: 'old', achievedAt: 1, values: [3, 4] }], 'properties', '[3,4]'],
  ])('copes with %s', (_what, goals, id, text) => {
    expect(textOf(id, rowOf(goals))).toBe(text)
  })

  it('says that a publish names no units', () => {
    expect(textOf('units', rowOf([goal('nobody')], { publish: { units: [] } }))).toBe('none')
  })

  it('shows a publish that cannot be read, and why', () => {
    expect(textOf('goal', unreadable)).toBe('Unreadable publish')
    expect(textOf('properties', unreadable)).toBe('The body is not JSON.')
  })

  it('keeps a long cell short', () => {
    const long = rowOf([goal('long', { text: 'x'.repeat(10_000) })])
    expect(textOf('properties', long)?.length).toBeLessThan(300)
  })
})
