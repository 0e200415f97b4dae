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
import { messagePattern } from '../../../../fixtures/message-pattern'
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
  it('lists every file of the folder in the index', () => {
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
    ['a worker', { source: 'network', sender: 'worker' }, t('panel.from.worker'), t('panel.from.worker')],
    [
      'an unwrapped fetch of the page',
      { source: 'network', sender: 'document' },
      t('panel.from.document'),
      t('panel.from.document'),
    ],
    [
      'an unknown sender',
      { source: 'network', sender: 'unknown' },
      t('panel.from.unknown'),
      t('panel.from.unknown'),
    ],
    [
      'a request that only DevTools saw',
      { source: 'devtools' },
      t('panel.from.unknown'),
      t('panel.from.unknown'),
    ],
    [
      'a shared worker with one tab',
      { source: 'network', sharedBy: 1 },
      t('panel.from.sharedWorker'),
      t('panel.from.sharedWorker'),
    ],
    [
      'a shared worker with three tabs',
      { source: 'network', sharedBy: 3 },
      t('panel.from.shared', {}, 3),
      t('panel.from.shared', {}, 3),
    ],
  ] as const)('labels %s', (_case, fields, text, whole) => {
    const row = rowOf([sentGoal('x')], fields)
    expect(textOf('from', row)).toBe(text)
    expect(DEFAULT_COLUMNS.find(({ id }) => id === 'from')?.tooltip?.(row, rowFactsOf(), false)).toBe(whole)
  })

  it('prefers the page as the sender over the service worker that the network reports', () => {
    const seen = capture([sentGoal('x')])
    const passedOn = capture([sentGoal('x')], { source: 'network', sharedBy: 2, sender: 'worker' })
    const [row] = rowsOf(createAttempt('x', 1, [seen, passedOn]))
    expect(row && textOf('from', row)).toBe('')
  })

  it.each([
    ['an unregistered goal', {}, t('verdict.unknown')],
    ['a goal that will be created', { createsGoals: true }, t('verdict.willBeCreated')],
    ['a goal that the key may not see', { seesPart: true }, t('verdict.notVisible')],
    ['a goal of another collector', { collectors: [] }, t('verdict.unchecked')],
  ])('shows the verdict on %s', (_case, more, text) => {
    const nameVerdict = goalVerdict('purchase', COLLECTOR, [knownOf(undefined, more)])
    expect(textOf('verdict', purchase, { nameVerdict })).toBe(text)
  })

  it.each([
    ['a 200', [{ status: 200 }], 10_000, t('delivery.kind.accepted')],
    [
      'a 200 after two 503s',
      [{ status: 503 }, { status: 503 }, { status: 200 }],
      10_000,
      t('delivery.recovered', { kind: t('delivery.kind.accepted'), attempt: 3 }),
    ],
    ['a 401', [{ status: 401 }], 0, t('delivery.lost', { kind: t('delivery.kind.rejected') })],
    ['a recent 503', [{ status: 503 }], 0, t('delivery.tryAgain', { kind: t('delivery.kind.failed') })],
    ['an old 503', [{ status: 503 }], 10_000, t('delivery.lost', { kind: t('delivery.kind.failed') })],
    ['a request without a known end', [{}], 10_000, t('delivery.kind.pending')],
    [
      'a response that the page may not read',
      [{ error: 'net::ERR_FAILED' }],
      10_000,
      t('delivery.kind.unreadable'),
    ],
    [
      'a request that an extension blocked',
      [{ error: 'net::ERR_BLOCKED_BY_CLIENT' }],
      10_000,
      t('delivery.lost', { kind: t('delivery.kind.blocked') }),
    ],
  ] as const)('shows the outcome of %s', (_case, ends, after, text) => {
    const deliveryStatus = statusAt(deliveryOf(ends), after)
    expect(textOf('delivery', purchase, { deliveryStatus })).toBe(text)
  })

  it('explains the outcome in the tooltip', () => {
    const deliveryStatus = statusAt(deliveryOf([{ status: 401 }]))
    expect(
      DEFAULT_COLUMNS.find(({ id }) => id === 'delivery')?.tooltip?.(
        purchase,
        rowFactsOf({ deliveryStatus }),
        false,
      ),
    ).toBe(`${t('delivery.fate.rejected', { status: 401 })} ${t('delivery.means.lost')}`)
  })

  it('shows the time to the millisecond', () => {
    expect(textOf('time', rowOf([sentGoal('late', null, 1_795_000_000_007)]))).toMatch(
      /^\d\d:\d\d:\d\d\.007\s[AP]M$/,
    )
  })

  it('shows the time since the start of the page when there is a time origin', () => {
    const row = rowOf([sentGoal('late', null, 1_795_000_061_007)])
    expect(textOf('time', row, { timeOrigin: 1_795_000_000_000 })).toBe('61.007 sec')
    expect(textOf('time', rowOf([sentGoal('never', null, 1e300)]), { timeOrigin: 0 })).toBe('1e+300')
  })

  it('falls back to the time of the request and shows a time outside the range of dates as sent', () => {
    expect(textOf('time', rowOf([{ name: 'timeless' }], { at: 1_795_000_000_042 }))).toMatch(/\.042\s[AP]M$/)
    expect(textOf('time', rowOf([sentGoal('never', null, 1e300)]))).toBe('1e+300')
  })

  it.each([
    ['a goal without a name', [{ achievedAt: 1 }], 'goal', t('panel.unnamed')],
    ['a goal without properties', [sentGoal('plain')], 'properties', ''],
    ['the values of an old SDK', [{ name: 'old', achievedAt: 1, values: [3, 4] }], 'properties', '[3,4]'],
  ])('shows %s', (_case, goals, id, text) => {
    expect(textOf(id, rowOf(goals))).toBe(text)
  })

  it('reports a publish without units', () => {
    expect(textOf('units', rowOf([sentGoal('nobody')], { publish: { units: [] } }))).toBe(t('panel.noUnits'))
  })

  it('shows an unreadable publish and the reason', () => {
    expect(textOf('goal', unreadable)).toBe(t('panel.unreadable'))
    expect(textOf('properties', unreadable)).toBe(t('problem.body.notJson'))
  })

  it('truncates a long cell', () => {
    const long = rowOf([sentGoal('long', { text: 'x'.repeat(10_000) })])
    expect(textOf('properties', long)?.length).toBeLessThan(300)
  })
})

describe('columns, verdicts', () => {
  const known = knownOf(registryOf({ applications: listOf(itemOf(1, 'Shop'), itemOf(2, 'old', true)) }))
  const judged = { nameVerdict: goalVerdict('purchase', COLLECTOR, [known]), workspace: known, now: 300_500 }
  const judgedBy = t('detail.judgedBy', { workspace: 'acme', age: t('panel.age.minutes', {}, 5) })
  const hintOf = (id: string, row: Row, more: Partial<RowFacts>, isPointedAt = false) =>
    DEFAULT_COLUMNS.find((column) => column.id === id)?.tooltip?.(row, rowFactsOf(more, [known]), isPointedAt)

  it('explains the verdict and names the registry with its age', () => {
    expect(hintOf('verdict', purchase, judged)).toBe(`${t('verdictReason.unknown')}\n${judgedBy}`)
  })

  it('looks up the nearest name only on hover', () => {
    const nearest = vi.fn<() => string | null>(() => 'Purchase')
    hintOf('verdict', purchase, { ...judged, nearest })
    expect(nearest).not.toHaveBeenCalled()
    expect(
      hintOf('verdict', purchase, { ...judged, nearest }, true)
        ?.split('\n')
        .at(-1),
    ).toBe(t('panel.nearest', { name: 'Purchase' }))
  })

  it('shows the workspace and its registry', () => {
    expect(textOf('workspace', purchase, judged)).toBe('acme')
    expect(hintOf('workspace', purchase, judged)).toBe(judgedBy)
    const file = { ...judged, workspace: knownOf(undefined, { source: FILE_SOURCE }) }
    const age = t('panel.age.minutes', {}, 5)
    expect(hintOf('workspace', purchase, file)).toBe(
      t('detail.judgedByFile', { workspace: 'acme', file: 'goals.csv', age }),
    )
  })

  it('shows an empty workspace with the reason when none is assigned', () => {
    const nameVerdict = goalVerdict('purchase', COLLECTOR, [])
    expect(textOf('workspace', purchase, { nameVerdict })).toBe('')
    expect(hintOf('workspace', purchase, { nameVerdict })).toContain(t('verdictReason.noRegistry'))
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
      [t('nameVerdict.applications.unknown')],
      `shop\n${t('nameReason.applications.unknown', { workspace: 'acme', name: 'shop' })}`,
    ],
    [
      'environment',
      [t('nameVerdict.environments.unknown')],
      `Production\n${t('nameReason.environments.unknown', { workspace: 'acme', name: 'Production' })}`,
    ],
    [
      'units',
      [t('nameVerdict.unitTypes.unknown')],
      `session_id: a\nuser_id: –\n${t('nameReason.unitTypes.unknown', { workspace: 'acme', name: 'user_id' })}`,
    ],
  ])('marks an unknown name in column %s', (id, marks, hint) => {
    expect(markOf(id, sent)).toEqual(marks)
    expect(hintOf(id, sent, {})).toBe(hint)
    expect(markOf(id, sent, [])).toEqual([])
    expect(markOf(id, unreadable)).toEqual([])
    expect(hintOf(id, unreadable, {})).toBeUndefined()
  })

  it('marks an archived name differently', () => {
    const old = rowOf([sentGoal('x')], { headers: [['X-Application', 'old']] })
    expect(markOf('application', old)).toEqual([t('nameVerdict.applications.archived')])
    expect(hintOf('application', old, {})).toBe(
      `old\n${t('nameReason.applications.archived', { workspace: 'acme', name: 'old' })}`,
    )
  })

  it('marks neither a known name nor one that was not sent', () => {
    expect(markOf('environment', purchase)).toEqual([])
    const bare = rowOf([sentGoal('x')], { headers: [] })
    for (const id of ['application', 'environment']) {
      expect(markOf(id, bare)).toEqual([])
      expect(hintOf(id, bare, {})).toBeUndefined()
    }
  })
})

describe('findings column', () => {
  const { finder, rows } = finderFor([
    { goals: ['coupon_used', 'page_view'], ends: [{ status: 401 }] },
    { goals: ['page_view'], at: 60_000 },
  ])
  const [both, one, none] = rows
  if (!both || !one || !none) throw new Error('no rows')
  const facts = (row: Row) => ({ findings: () => finder.ofRow(row) })
  const column = DEFAULT_COLUMNS.find(({ id }) => id === 'findings')
  const hintOf = (row: Row) => column?.tooltip?.(row, rowFactsOf(facts(row)), false)

  it('shows the number of findings and the worst severity', () => {
    expect(textOf('findings', both, facts(both))).toBe(`2${t('finding.count.error', {}, 2)}`)
    expect(textOf('findings', one, facts(one))).toBe(`1${t('finding.count.error', {}, 1)}`)
    expect(textOf('findings', none, facts(none))).toBe('')
  })

  it('lists the findings in the tooltip', () => {
    const [first, second, ...others] = (hintOf(both) ?? '').split('\n')
    expect(first?.startsWith(`${t('finding.severity.error')}: `)).toBe(true)
    expect(first).toMatch(messagePattern('finding.publishRejected.what', { status: 401 }))
    expect(second?.startsWith(`${t('finding.severity.warning')}: `)).toBe(true)
    expect(second).toMatch(messagePattern('finding.unknownGoal.what', { name: 'coupon_used' }))
    expect(others).toEqual([])
    expect(hintOf(none)).toBeUndefined()
  })

  it('sorts by the worst severity, then by number, rows without findings last', () => {
    const keys = [both, one, none].map((row) => column?.sortKey(row, rowFactsOf(facts(row))))
    expect(keys).toEqual([997, 998, null])
  })
})
