// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Detail, type DetailTab } from '../../../components/Detail'
import { attemptOf, type Attempt } from '../../../core/delivery/attempt'
import { rowsOf } from '../../../core/record/row'
import { judgeWith } from '../../../core/registry/judge'
import { stateAt } from '../../fixtures/deliveries'
import { attempt, capture, goal, publishBody } from '../captures'

afterEach(cleanup)

const noop = () => {}

const show = (tab: DetailTab, ...args: Parameters<typeof attempt>) => showAttempt(tab, attempt(...args))

function showAttempt(tab: DetailTab, shown: Attempt) {
  const [row] = rowsOf(shown)
  if (!row) throw new Error('no row')
  const calls = { onTab: vi.fn<(tab: DetailTab) => void>(), onClose: vi.fn<() => void>() }
  const onCopy = vi.fn<(text: string) => Promise<boolean>>(() => Promise.resolve(true))
  const actions = { onAssign: noop, onConnect: noop, onRefresh: noop, muted: [], onMute: noop }
  const facts = { delivery: stateAt(row.delivery), now: 0, judge: judgeWith([]), ...actions }
  const view = render(<Detail row={row} {...facts} tab={tab} {...calls} onCopy={onCopy} />)
  return { ...view, ...calls, onCopy }
}

describe('Detail, Event', () => {
  it('shows the event of the chosen unit, and copies that one', async () => {
    const units = [
      { type: 'session_id', uid: 'LTSLmGJb-oGQVJhxElUwtQ' },
      { type: 'user_id', uid: 'of2dhFlqHRXpW8iQG9mepw' },
    ]
    const { container, onCopy } = show('event', [goal('purchase')], { publish: { units } })
    expect(container.textContent).toContain('2 events, one for each unit')
    expect(container.querySelector('pre')?.textContent).toContain('2d348b98625bfa8190549871125530b5')

    fireEvent.change(screen.getByLabelText('Unit'), { target: { value: '1' } })
    await vi.waitFor(() =>
      expect(container.querySelector('pre')?.textContent).toContain('a1fd9d84596a1d15e95bc8901bd99ea7'),
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
    const { container } = show('event', [goal('x', properties)])
    const shown = JSON.parse(container.querySelector('pre')?.textContent ?? '') as { properties: unknown }
    expect(shown.properties).toEqual(properties)
  })

  it.each([
    ['a publish without units', [goal('x')], { publish: { units: [] } }, 'ABsmartly stores nothing of this'],
    ['a goal without a name', [{ achievedAt: 1 }], {}, 'The goal has no name.'],
    [
      'an old SDK',
      [{ name: 'x', achievedAt: 1, values: [7] }],
      {},
      'sends “values” in the place of properties: [7]',
    ],
    ['no registry', [goal('x')], {}, 'No workspace is connected'],
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
    const { container } = show('event', [goal('x')], { source: 'network', ...fields })
    expect([...container.querySelectorAll('.note')].map(({ textContent }) => textContent)).toEqual(notes)
  })

  it('says so of a publish that cannot be read, too', () => {
    const body = { encoding: 'text', data: '{', bytes: 1 } as const
    const { container } = show('event', [], { source: 'network', sender: 'worker', body })
    expect(container.textContent).toContain('sent from a worker')
  })

  it('says nothing of what the page has seen', () => {
    expect(show('event', [goal('x')]).container.textContent).not.toContain('Not seen')
  })
})

describe('Detail, Request', () => {
  it('says who saw it, and what the answer was, by the clock of who tells', () => {
    const seen = capture([goal('x')], { at: 1000 })
    const network = { source: 'network', at: 1010, outcome: { at: 1044.4, status: 200 } } as const
    const { container } = showAttempt(
      'request',
      attemptOf('x', 1, [
        seen,
        capture([goal('x')], network),
        capture([goal('x')], { source: 'devtools', at: 1011 }),
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
    expect(factsOf(show('request', [goal('x')], fields).container)).toMatchObject({ Answer: text })
  })

  it('does not say what nobody knows', () => {
    const { container } = show('request', [goal('x')])
    expect(factsOf(container)).toMatchObject({ 'Seen by': 'page wrapper', Answer: 'not known' })
    expect(screen.getByTitle('DevTools and network have not reported one')).toBeTruthy()
  })

  it('names the frame', () => {
    const fields = { top: false, documentUrl: 'https://pay.example/frame' }
    expect(factsOf(show('request', [goal('x')], fields).container)).toMatchObject({
      Frame: 'https://pay.example/frame',
    })
    cleanup()
    // Of a request that only the network saw, this is no frame's address.
    const unseen = { ...fields, source: 'network' } as const
    expect(factsOf(show('request', [goal('x')], unseen).container)).not.toHaveProperty('Frame')
  })

  it('shows the request as sent, and of the key only its end', () => {
    const { container } = show('request', [goal('x')])
    const text = container.textContent ?? ''
    expect(text).toContain('https://acme.absmartly.io/v1/context')
    expect(text).toContain('X-API-Keypresent, ends in abcd')
    expect(container.querySelector('pre')?.textContent).toContain('{"units":[{"type":"session_id"')
  })

  it.each([
    [
      'text as bytes',
      { encoding: 'base64', data: btoa(publishBody([goal('x')])), bytes: 99 },
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
    expect(show('request', [], { body }).container.textContent).toContain(text)
  })

  it('says how small a body was that was sent compressed', () => {
    const data = publishBody([goal('x')])
    const body = { encoding: 'text', data, bytes: data.length, gzip: 312 } as const
    expect(show('request', [], { body }).container.textContent).toContain('sent compressed, 312 bytes')
  })

  it('says that a refused beacon was not sent', () => {
    const { container } = show('request', [goal('x')], { transport: 'beacon', refused: true })
    expect(container.textContent).toContain('it was not sent')
  })
})

describe('Detail, keyboard', () => {
  it('goes from tab to tab by arrow keys', () => {
    const { onTab } = show('event', [goal('x')])
    fireEvent.keyDown(screen.getByRole('tab', { name: 'Event' }), { key: 'ArrowRight' })
    expect(onTab).toHaveBeenCalledWith('goal')
    fireEvent.keyDown(screen.getByRole('tab', { name: 'Event' }), { key: 'ArrowLeft' })
    expect(onTab).toHaveBeenCalledWith('delivery')
  })

  it('closes', () => {
    const { onClose } = show('event', [goal('x')])
    screen.getByRole('button', { name: 'Close' }).click()
    expect(onClose).toHaveBeenCalledOnce()
  })
})
