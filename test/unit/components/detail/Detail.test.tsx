// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { DetailState, DetailTab } from '../../../../components/detail/detail-state'
import { createAttempt, type Attempt } from '../../../../core/attempt'
import { rowsOf } from '../../../../core/record/row'
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

describe('Detail, Event', () => {
  it('shows the event of the chosen unit, and copies that one', async () => {
    const units = [
      { type: 'session_id', uid: 'LTSLmGJb-oGQVJhxElUwtQ' },
      { type: 'user_id', uid: 'of2dhFlqHRXpW8iQG9mepw' },
    ]
    const { container, onCopy } = show('event', [sentGoal('purchase')], { publish: { units } })
    expect(container.textContent).toContain('2 events, one for each unit')
    expect(treeJson()).toMatchObject({ unit_uid_hex: '2d348b98625bfa8190549871125530b5' })

    fireEvent.change(screen.getByLabelText('Unit'), { target: { value: '1' } })
    await vi.waitFor(() =>
      expect(treeJson()).toMatchObject({ unit_uid_hex: 'a1fd9d84596a1d15e95bc8901bd99ea7' }),
    )
    screen.getByRole('button', { name: 'Copy' }).click()
    expect(JSON.parse(onCopy.mock.calls[0]?.[0] ?? '')).toMatchObject({
      unit_type: 'user_id',
      goal_name: 'purchase',
    })
    expect(await screen.findByText('Copied')).toBeTruthy()
  })

  it('shows JSON as it is, whatever is in it', () => {
    const properties = { 'a"b': '\\" <b>&amp;</b> \u202e {}', n: -1.5e-7, list: [true, null, {}] }
    show('event', [sentGoal('x', properties)])
    expect(treeJson()).toMatchObject({ properties })
  })

  it.each([
    [
      'a publish without units',
      [sentGoal('x')],
      { publish: { units: [] } },
      'ABsmartly stores nothing of this',
    ],
    ['a goal without a name', [{ achievedAt: 1 }], {}, 'The goal has no name.'],
    [
      'an old SDK',
      [{ name: 'x', achievedAt: 1, values: [7] }],
      {},
      'sends “values” in the place of properties: [7]',
    ],
    ['no registry', [sentGoal('x')], {}, 'No workspace is connected'],
    [
      'a body that is not JSON',
      [],
      { body: { encoding: 'text', data: '{', bytes: 1 } },
      'The body is not JSON.',
    ],
  ] as const)('says what is to be said of %s', (_what, goals, fields, text) => {
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

describe('Detail, of what the page has not seen', () => {
  const WRAPPER = 'Not seen by the page’s wrapper: '
  it.each([
    ['a worker', { sender: 'worker' }, [`${WRAPPER}sent from a worker.`]],
    [
      'a kept fetch',
      { sender: 'document' },
      [`${WRAPPER}the page kept its own fetch from before Goalkeeper.`],
    ],
    [
      'nobody known',
      { sender: 'unknown' },
      [`${WRAPPER}sent from a worker, or by a fetch that the page kept.`],
    ],
    ['a shared worker', { sharedBy: 1 }, [`${WRAPPER}sent from a worker.`]],
    [
      'a shared worker of three tabs',
      { sharedBy: 3 },
      [`${WRAPPER}sent from a worker.`, 'Belongs to no tab: shown in all 3 tabs of this origin.'],
    ],
  ] as const)('says that it was %s', (_what, fields, notes) => {
    const { container } = show('event', [sentGoal('x')], { source: 'network', ...fields })
    expect([...container.querySelectorAll('.note')].map(({ textContent }) => textContent)).toEqual(notes)
  })

  it('says so of a publish that cannot be read, too', () => {
    const body = { encoding: 'text', data: '{', bytes: 1 } as const
    const { container } = show('event', [], { source: 'network', sender: 'worker', body })
    expect(container.textContent).toContain('sent from a worker')
  })

  it('says nothing of what the page has seen', () => {
    expect(show('event', [sentGoal('x')]).container.textContent).not.toContain('Not seen')
  })
})

describe('Detail, Request', () => {
  it('says who saw it, and what the answer was, by the clock of who tells', () => {
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
      'Seen by': 'page wrapper, network, DevTools',
      Answer: '200 after 34 ms',
    })
  })

  it.each([
    ['no answer', { status: null, error: 'net::ERR_ABORTED' }, 'net::ERR_ABORTED after 5 ms'],
    ['an answer cut short', { status: 200, error: 'net::ERR_FAILED' }, '200, net::ERR_FAILED after 5 ms'],
    ['a rejection', { status: 401 }, '401 after 5 ms'],
  ])('says of %s what the browser said', (_what, outcome, text) => {
    const fields = { source: 'network', at: 1000, outcome: { at: 1005, ...outcome } } as const
    expect(factsOf(show('request', [sentGoal('x')], fields).container)).toMatchObject({ Answer: text })
  })

  it('does not say what nobody knows', () => {
    const { container } = show('request', [sentGoal('x')])
    expect(factsOf(container)).toMatchObject({ 'Seen by': 'page wrapper', Answer: 'not known' })
    expect(screen.getByTitle('DevTools and network have not reported one')).toBeTruthy()
  })

  it('names the frame', () => {
    const fields = { top: false, documentUrl: 'https://pay.example/frame' }
    expect(factsOf(show('request', [sentGoal('x')], fields).container)).toMatchObject({
      Frame: 'https://pay.example/frame',
    })
    cleanup()
    // Of a request that only the network saw, this is no frame's address.
    const unseen = { ...fields, source: 'network' } as const
    expect(factsOf(show('request', [sentGoal('x')], unseen).container)).not.toHaveProperty('Frame')
  })

  it('shows the request as sent, and of the key only its end', () => {
    const { container } = showRaw([sentGoal('x')])
    const text = container.textContent ?? ''
    expect(text).toContain('https://acme.absmartly.io/v1/context')
    expect(text).toContain('X-API-Keypresent, ends in abcd')
    expect(container.querySelector('pre')?.textContent).toContain('{"units":[{"type":"session_id"')
  })

  it.each([
    [
      'text as bytes',
      { encoding: 'base64', data: btoa(publishBody([sentGoal('x')])), bytes: 99 },
      '{"units":[{"type"',
    ],
    ['bytes that are not text', { encoding: 'base64', data: btoa('\x1f\x8b\xff'), bytes: 3 }, 'as base64'],
    ['a stream', { encoding: 'none', why: 'stream' }, 'it is a stream'],
    [
      'a cut body',
      { encoding: 'text', data: '{"units"', bytes: 2_000_000, truncated: true },
      'of 2,000,000 bytes',
    ],
  ] as const)('shows %s', (_what, body, text) => {
    expect(showRaw([], { body }).container.textContent).toContain(text)
  })

  it('says how small a body was that was sent compressed', () => {
    const data = publishBody([sentGoal('x')])
    const body = { encoding: 'text', data, bytes: data.length, gzip: 312 } as const
    expect(show('request', [], { body }).container.textContent).toContain('sent compressed, 312 bytes')
  })

  it('says that a refused beacon was not sent', () => {
    const { container } = show('request', [sentGoal('x')], { transport: 'beacon', refused: true })
    expect(container.textContent).toContain('it was not sent')
  })
})

describe('Detail, keyboard', () => {
  const selected = () => screen.getByRole('tab', { selected: true }).textContent
  const press = (key: string) => document.activeElement && fireEvent.keyDown(document.activeElement, { key })
  it('goes from tab to tab by arrow keys', () => {
    show('event', [sentGoal('x')])
    screen.getByRole('tab', { name: 'Event' }).focus()
    const seen = [...Array<string>(6).fill('ArrowRight'), 'ArrowLeft'].map((key) => {
      press(key)
      return [selected(), document.activeElement?.textContent]
    })
    const order = ['Findings', 'Goal', 'Delivery', 'Request', 'Publish', 'Event', 'Publish']
    expect(seen).toEqual(order.map((name) => [name, name]))
  })

  it('closes', () => {
    const { onClose } = show('event', [sentGoal('x')])
    screen.getByRole('button', { name: 'Close' }).click()
    expect(onClose).toHaveBeenCalledOnce()
  })
})

const rowOf = (...args: Parameters<typeof attempt>) => {
  const [row] = rowsOf(attempt(...args))
  if (!row) throw new Error('no row')
  return row
}

describe('Detail, from event to event', () => {
  const units = (...types: string[]) => ({ publish: { units: types.map((type) => ({ type, uid: type })) } })
  it('keeps the unit by its type, where there is one', () => {
    const { step } = showDetail(rowOf([sentGoal('a')], units('session_id', 'user_id')))
    fireEvent.change(screen.getByLabelText('Unit'), { target: { value: '1' } })
    step(rowOf([sentGoal('b')], units('user_id', 'session_id')))
    expect(treeJson()).toMatchObject({ goal_name: 'b', unit_type: 'user_id' })
    step(rowOf([sentGoal('c')], units('device_id', 'session_id')))
    expect(treeJson()).toMatchObject({ goal_name: 'c', unit_type: 'device_id' })
    step(rowOf([sentGoal('d')], units('user_id', 'user_id')))
    expect(treeJson()).toMatchObject({ goal_name: 'd', unit_type: 'user_id' })
  })

  it('keeps what is closed in a tree, and which line is meant', () => {
    const { step } = showDetail(rowOf([sentGoal('a', { items: [1], price: 1 })]))
    fireEvent.click(screen.getByRole('treeitem', { name: /^items/ }))
    step(rowOf([sentGoal('b', { items: [2], price: 2 })]))
    expect(treeJson()).toMatchObject({ goal_name: 'b', properties: { items: [], price: 2 } })
    expect(screen.getByRole('treeitem', { selected: true }).textContent).toContain('items')
    step(rowOf([sentGoal('c', { price: 3 })]))
    expect(screen.getByRole('treeitem', { selected: true }).textContent).toContain('properties')
  })

  it('keeps how the body is shown, and a body that is no JSON has no choice', () => {
    const { step, container } = showDetail(rowOf([sentGoal('a')]), { detailState: { tab: 'request' } })
    expect(treeJson()).toMatchObject({ goals: [{ name: 'a' }] })
    fireEvent.click(screen.getByRole('button', { name: 'As sent' }))
    expect(container.querySelector('pre')?.textContent).toContain('{"units"')
    step(rowOf([], { body: { encoding: 'text', data: '{"goals', bytes: 7 } }))
    expect(container.querySelector('pre')?.textContent).toBe('{"goals')
    expect(screen.queryByRole('button', { name: 'As a tree' })).toBeNull()
    step(rowOf([sentGoal('b')]))
    expect(screen.getByRole('button', { name: 'As sent' }).getAttribute('aria-pressed')).toBe('true')
  })

  it('does not lose the focus with what had it', () => {
    const { step } = showDetail(rowOf([sentGoal('a')]))
    screen.getByRole('tree').focus()
    step(rowOf([], { body: { encoding: 'text', data: '{', bytes: 1 } }))
    expect(document.activeElement?.textContent).toBe('Event')
  })

  it('shows a long body a piece at a time, and copies all of it', () => {
    const data = JSON.stringify({ units: [], goals: [sentGoal('x')], text: 'a'.repeat(400_000) })
    const body = { encoding: 'text', data, bytes: data.length } as const
    const { container, onCopy } = showDetail(rowOf([sentGoal('x')], { body, headers: [['X-Agent', 'x']] }), {
      detailState: { tab: 'request', body: 'raw' },
    })
    expect(container.querySelector('pre')?.textContent).toHaveLength(50_000)
    fireEvent.click(screen.getByRole('button', { name: /^Show more/ }))
    expect(container.querySelector('pre')?.textContent).toHaveLength(150_000)
    fireEvent.click(screen.getByRole('button', { name: 'Copy' }))
    expect(onCopy).toHaveBeenCalledWith(data)
  })
})
