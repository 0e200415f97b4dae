// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { DetailState, DetailTab } from '../../../../components/detail/detail-state'
import { createAttempt, type Attempt } from '../../../../core/attempt'
import { rowsOf } from '../../../../core/record/row'
import { t } from '../../../../locales/say'
import { messagePattern } from '../../../fixtures/message-pattern'
import { showDetail } from '../../../fixtures/panel/show-detail'
import { treeJson } from '../../../fixtures/panel/tree-json'
import { attempt, capture, sentGoal, publishBody } from '../../../fixtures/captures'

afterEach(cleanup)

const show = (tab: DetailTab, ...args: Parameters<typeof attempt>) => showAttempt(tab, attempt(...args))

function showAttempt(tab: DetailTab, shown: Attempt, detailState: Partial<DetailState> = {}) {
  const [row] = rowsOf(shown)
  if (!row) throw new Error('no row')
  return showDetail(row, { detailState: { tab, ...detailState } })
}

const showRaw = (...args: Parameters<typeof attempt>) =>
  showAttempt('request', attempt(...args), { body: 'raw' })

describe('Detail, “Event” tab', () => {
  it('shows and copies the event of the selected unit', async () => {
    const units = [
      { type: 'session_id', uid: 'LTSLmGJb-oGQVJhxElUwtQ' },
      { type: 'user_id', uid: 'of2dhFlqHRXpW8iQG9mepw' },
    ]
    const { container, onCopy } = show('event', [sentGoal('purchase')], { publish: { units } })
    expect(container.textContent).toContain(t('detail.storedHint', {}, 2))
    expect(treeJson()).toMatchObject({ unit_uid_hex: '2d348b98625bfa8190549871125530b5' })

    fireEvent.change(screen.getByLabelText(t('detail.unit')), { target: { value: '1' } })
    await vi.waitFor(() =>
      expect(treeJson()).toMatchObject({ unit_uid_hex: 'a1fd9d84596a1d15e95bc8901bd99ea7' }),
    )
    screen.getByRole('button', { name: t('detail.copy') }).click()
    expect(JSON.parse(onCopy.mock.calls[0]?.[0] ?? '')).toMatchObject({
      unit_type: 'user_id',
      goal_name: 'purchase',
    })
    expect(await screen.findByText(t('detail.copied'))).toBeTruthy()
  })

  it('shows JSON values verbatim', () => {
    const properties = { 'a"b': '\\" <b>&amp;</b> \u202e {}', n: -1.5e-7, list: [true, null, {}] }
    show('event', [sentGoal('x', properties)])
    expect(treeJson()).toMatchObject({ properties })
  })

  it.each([
    ['a publish without units', [sentGoal('x')], { publish: { units: [] } }, t('detail.notStored')],
    ['a goal without a name', [{ achievedAt: 1 }], {}, t('problem.goal.noName')],
    [
      'a goal of an old SDK',
      [{ name: 'x', achievedAt: 1, values: [7] }],
      {},
      t('detail.valuesHint', { values: '[7]' }),
    ],
    ['an event without a registry', [sentGoal('x')], {}, t('verdictReason.noRegistry')],
    [
      'a body that is not JSON',
      [],
      { body: { encoding: 'text', data: '{', bytes: 1 } },
      t('problem.body.notJson'),
    ],
  ] as const)('explains %s', (_case, goals, fields, text) => {
    expect(show('event', goals, fields).container.textContent).toContain(text)
  })
})

const factsOf = (container: Element) =>
  Object.fromEntries(
    [...container.querySelectorAll('dt')].map((term) => [
      term.textContent,
      term.nextElementSibling?.textContent,
    ]),
  )

describe('Detail, requests that the page wrapper did not see', () => {
  it.each([
    ['a worker', { sender: 'worker' }, [t('detail.unseen.worker')]],
    ['a fetch that the page kept', { sender: 'document' }, [t('detail.unseen.document')]],
    ['an unknown sender', { sender: 'unknown' }, [t('detail.unseen.unknown')]],
    ['a shared worker', { sharedBy: 1 }, [t('detail.unseen.worker')]],
    [
      'a shared worker with three tabs',
      { sharedBy: 3 },
      [t('detail.unseen.worker'), t('detail.shared', {}, 3)],
    ],
  ] as const)('shows a note about %s', (_case, fields, notes) => {
    const { container } = show('event', [sentGoal('x')], { source: 'network', ...fields })
    expect([...container.querySelectorAll('.note')].map(({ textContent }) => textContent)).toEqual(notes)
  })

  it('names the sender of an unreadable publish too', () => {
    const body = { encoding: 'text', data: '{', bytes: 1 } as const
    const { container } = show('event', [], { source: 'network', sender: 'worker', body })
    expect(container.textContent).toContain(t('detail.unseen.worker'))
  })

  it('shows no note when the page wrapper saw the request', () => {
    const { container } = show('event', [sentGoal('x')])
    expect(container.querySelector('.note')).toBeNull()
  })
})

describe('Detail, “Request” tab', () => {
  it('names the sources and gives the response time by the clock of the source that reports it', () => {
    const seen = capture([sentGoal('x')], { at: 1000 })
    const network = { source: 'network', at: 1010, outcome: { at: 1044.4, status: 200 } } as const
    const { container } = showAttempt(
      'request',
      createAttempt('x', 1, [
        seen,
        capture([sentGoal('x')], network),
        capture([sentGoal('x')], { source: 'devtools', at: 1011 }),
      ]),
    )
    expect(factsOf(container)).toMatchObject({
      [t('detail.seenBy')]: `${t('source.page')}, ${t('source.network')}, ${t('source.devtools')}`,
      [t('detail.answer')]: t('detail.answerAfter', { answer: '200', ms: 34 }),
    })
  })

  it.each([
    ['a request without a response', { status: null, error: 'net::ERR_ABORTED' }, 'net::ERR_ABORTED'],
    ['a truncated response', { status: 200, error: 'net::ERR_FAILED' }, '200, net::ERR_FAILED'],
    ['a rejection', { status: 401 }, '401'],
  ])('shows the status and the browser’s error of %s', (_case, outcome, answer) => {
    const fields = { source: 'network', at: 1000, outcome: { at: 1005, ...outcome } } as const
    expect(factsOf(show('request', [sentGoal('x')], fields).container)).toMatchObject({
      [t('detail.answer')]: t('detail.answerAfter', { answer, ms: 5 }),
    })
  })

  it('shows an unreported response as not known', () => {
    const { container } = show('request', [sentGoal('x')])
    expect(factsOf(container)).toMatchObject({
      [t('detail.seenBy')]: t('source.page'),
      [t('detail.answer')]: t('detail.noAnswer'),
    })
    expect(screen.getByTitle(t('detail.noAnswerHint'))).toBeTruthy()
  })

  it('names the frame that sent the request', () => {
    const fields = { top: false, documentUrl: 'https://pay.example/frame' }
    expect(factsOf(show('request', [sentGoal('x')], fields).container)).toMatchObject({
      [t('detail.frame')]: 'https://pay.example/frame',
    })
    cleanup()
    // For a request that only the network saw, `documentUrl` is not the URL of a frame.
    const unseen = { ...fields, source: 'network' } as const
    expect(factsOf(show('request', [sentGoal('x')], unseen).container)).not.toHaveProperty(t('detail.frame'))
  })

  it('shows the request as sent, with only the end of the key', () => {
    const { container } = showRaw([sentGoal('x')])
    const text = container.textContent ?? ''
    expect(text).toContain('https://acme.absmartly.io/v1/context')
    expect(text).toContain(`X-API-Key${t('detail.secret', { end: 'abcd' })}`)
    expect(container.querySelector('pre')?.textContent).toContain('{"units":[{"type":"session_id"')
  })

  it.each([
    [
      'text sent as bytes',
      { encoding: 'base64', data: btoa(publishBody([sentGoal('x')])), bytes: 99 },
      '{"units":[{"type"',
    ],
    [
      'bytes that are not text',
      { encoding: 'base64', data: btoa('\x1f\x8b\xff'), bytes: 3 },
      t('detail.base64'),
    ],
    ['a stream', { encoding: 'none', why: 'stream' }, t('problem.body.stream')],
    [
      'a truncated body',
      { encoding: 'text', data: '{"units"', bytes: 2_000_000, truncated: true },
      t('detail.truncated', { bytes: 2_000_000 }),
    ],
  ] as const)('shows %s', (_case, body, text) => {
    expect(showRaw([], { body }).container.textContent).toContain(text)
  })

  it('shows the compressed size of a compressed body', () => {
    const data = publishBody([sentGoal('x')])
    const body = { encoding: 'text', data, bytes: data.length, gzip: 312 } as const
    expect(show('request', [], { body }).container.textContent).toContain(t('detail.gzip', { bytes: 312 }))
  })

  it('reports that a refused beacon was not sent', () => {
    const { container } = show('request', [sentGoal('x')], { transport: 'beacon', refused: true })
    expect(container.textContent).toContain(t('detail.refused'))
  })
})

describe('Detail, keyboard', () => {
  const selected = () => screen.getByRole('tab', { selected: true }).textContent
  const press = (key: string) => document.activeElement && fireEvent.keyDown(document.activeElement, { key })
  it('moves between tabs with the arrow keys', () => {
    show('event', [sentGoal('x')])
    screen.getByRole('tab', { name: t('detail.event') }).focus()
    const seen = [...Array<string>(6).fill('ArrowRight'), 'ArrowLeft'].map((key) => {
      press(key)
      return [selected(), document.activeElement?.textContent]
    })
    const order = [
      t('detail.findings'),
      t('detail.goal'),
      t('detail.delivery'),
      t('detail.request'),
      t('detail.publish'),
      t('detail.event'),
      t('detail.publish'),
    ]
    expect(seen).toEqual(order.map((name) => [name, name]))
  })

  it('closes from its button', () => {
    const { onClose } = show('event', [sentGoal('x')])
    screen.getByRole('button', { name: t('detail.close') }).click()
    expect(onClose).toHaveBeenCalledOnce()
  })
})

const rowOf = (...args: Parameters<typeof attempt>) => {
  const [row] = rowsOf(attempt(...args))
  if (!row) throw new Error('no row')
  return row
}

describe('Detail, moving to another event', () => {
  const units = (...types: string[]) => ({ publish: { units: types.map((type) => ({ type, uid: type })) } })
  it('keeps the selected unit type if the next event has it', () => {
    const { step } = showDetail(rowOf([sentGoal('a')], units('session_id', 'user_id')))
    fireEvent.change(screen.getByLabelText(t('detail.unit')), { target: { value: '1' } })
    step(rowOf([sentGoal('b')], units('user_id', 'session_id')))
    expect(treeJson()).toMatchObject({ goal_name: 'b', unit_type: 'user_id' })
    step(rowOf([sentGoal('c')], units('device_id', 'session_id')))
    expect(treeJson()).toMatchObject({ goal_name: 'c', unit_type: 'device_id' })
    step(rowOf([sentGoal('d')], units('user_id', 'user_id')))
    expect(treeJson()).toMatchObject({ goal_name: 'd', unit_type: 'user_id' })
  })

  it('keeps the collapsed nodes and the selected line of a tree', () => {
    const { step } = showDetail(rowOf([sentGoal('a', { items: [1], price: 1 })]))
    fireEvent.click(screen.getByRole('treeitem', { name: /^items/ }))
    step(rowOf([sentGoal('b', { items: [2], price: 2 })]))
    expect(treeJson()).toMatchObject({ goal_name: 'b', properties: { items: [], price: 2 } })
    expect(screen.getByRole('treeitem', { selected: true }).textContent).toContain('items')
    step(rowOf([sentGoal('c', { price: 3 })]))
    expect(screen.getByRole('treeitem', { selected: true }).textContent).toContain('properties')
  })

  it('keeps the body format and offers no choice for a body that is not JSON', () => {
    const { step, container } = showDetail(rowOf([sentGoal('a')]), { detailState: { tab: 'request' } })
    expect(treeJson()).toMatchObject({ goals: [{ name: 'a' }] })
    fireEvent.click(screen.getByRole('button', { name: t('detail.bodyAs.raw') }))
    expect(container.querySelector('pre')?.textContent).toContain('{"units"')
    step(rowOf([], { body: { encoding: 'text', data: '{"goals', bytes: 7 } }))
    expect(container.querySelector('pre')?.textContent).toBe('{"goals')
    expect(screen.queryByRole('button', { name: t('detail.bodyAs.tree') })).toBeNull()
    step(rowOf([sentGoal('b')]))
    expect(screen.getByRole('button', { name: t('detail.bodyAs.raw') }).getAttribute('aria-pressed')).toBe(
      'true',
    )
  })

  it('moves the focus to the tab when the focused element disappears', () => {
    const { step } = showDetail(rowOf([sentGoal('a')]))
    screen.getByRole('tree').focus()
    step(rowOf([], { body: { encoding: 'text', data: '{', bytes: 1 } }))
    expect(document.activeElement?.textContent).toBe(t('detail.event'))
  })

  it('shows a long body in pieces and copies all of it', () => {
    const data = JSON.stringify({ units: [], goals: [sentGoal('x')], text: 'a'.repeat(400_000) })
    const body = { encoding: 'text', data, bytes: data.length } as const
    const { container, onCopy } = showDetail(rowOf([sentGoal('x')], { body, headers: [['X-Agent', 'x']] }), {
      detailState: { tab: 'request', body: 'raw' },
    })
    expect(container.querySelector('pre')?.textContent).toHaveLength(50_000)
    fireEvent.click(screen.getByRole('button', { name: messagePattern('tree.moreCharacters') }))
    expect(container.querySelector('pre')?.textContent).toHaveLength(150_000)
    fireEvent.click(screen.getByRole('button', { name: t('detail.copy') }))
    expect(onCopy).toHaveBeenCalledWith(data)
  })
})
