// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { DeliveryTab } from '../../../../../components/detail/delivery/DeliveryTab'
import type { Delivery } from '../../../../../core/delivery/delivery'
import { rowsOf } from '../../../../../core/record/row'
import { DELIVERY_START, deliveryOf, statusAt } from '../../../../fixtures/deliveries'

afterEach(cleanup)

/** The tab of the goal of that number in the publish, so many ms after the last attempt began. */
function show(delivery: Delivery, { after = 10_000, goal = 0 } = {}) {
  const row = rowsOf(delivery.attempts[0], delivery)[goal]
  if (!row) throw new Error('no row')
  const tab = (later: number) => (
    <DeliveryTab row={row} status={statusAt(delivery, later)} now={DELIVERY_START + later} />
  )
  const { rerender, container } = render(tab(after))
  return { container, goOn: (later: number) => rerender(tab(later)) }
}

const textOf = (element: Element | null) => element?.textContent?.replace(/\s+/g, ' ').trim() ?? ''
const attempts = () => within(screen.getByRole('list', { name: 'Attempts' })).getAllByRole('listitem')
const messagesUnder = (title: string) => {
  const list = screen.queryByRole('heading', { name: title })?.nextElementSibling
  return [...(list?.querySelectorAll('li') ?? [])].map(textOf)
}

describe('DeliveryTab, its head', () => {
  it.each([
    [
      [{ status: 503 }, { status: 200, answer: { ok: true } }],
      'Accepted, attempt 2',
      'The collector accepted it (200). Its goals have arrived with attempt 2.',
    ],
    [
      [{ status: 200 }],
      'Accepted',
      'The collector accepted it (200). Its answer was not read: that takes open DevTools. Its goals have arrived.',
    ],
    [
      [{ status: 200, answer: '' }, { status: 503 }],
      'Accepted',
      'The collector accepted it (200), but its answer is not the JSON that the SDK expects. ' +
        'Its goals have arrived. The SDK cannot read the answer, so it sends them again.',
    ],
    [
      [{ status: 500 }, { status: 500 }],
      'Failed, lost',
      'The server failed (500). Its goals are lost after 2 attempts: the SDK does not try again, and keeps no copy.',
    ],
    [[{}], 'Pending', 'No answer yet. Whether its goals arrive is not known yet.'],
  ])('says of %j what became of it and what that means', (ends, label, means) => {
    const { container } = show(deliveryOf(ends))
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(label)
    expect(textOf(container.querySelector('.reason')).replace(/ Why\?.*/, '')).toBe(means)
  })
})

describe('DeliveryTab, what the collector said', () => {
  const messages = [
    { batchIndex: 0, eventIndex: 0, subject: 'goal', message: 'first <b>goal</b>' },
    { batchIndex: 0, eventIndex: 1, subject: 'goal', message: 'second goal' },
    { batchIndex: 0, eventIndex: 1, subject: 'exposure', message: 'second exposure' },
    { batchIndex: 0, eventIndex: -1, subject: 'request', message: 'the whole' },
  ]
  const answer = { ok: false, warnings: messages.slice(1), errors: messages.slice(0, 1) }
  const delivery = deliveryOf([{ status: 200, answer }], ['a', 'b'])

  it('has what is about this goal first, in its own words', () => {
    show(delivery, { goal: 1 })
    expect(messagesUnder('About this goal')).toEqual(['Warning second goal goal · event 2'])
    expect(messagesUnder('About the rest of the request')).toEqual([
      'Error first <b>goal</b> goal · event 1',
      'Warning second exposure exposure · event 2',
      'Warning the whole request',
    ])
  })

  it('leaves out a heading with nothing under it', () => {
    show(deliveryOf([{ status: 200, answer: { ok: true, errors: messages.slice(0, 1) } }]))
    expect(messagesUnder('About this goal')).toHaveLength(1)
    expect(screen.queryByRole('heading', { name: 'About the rest of the request' })).toBeNull()
  })

  it('says that there is nothing only where an answer was read, and accepted', () => {
    const nothing = 'The collector’s answer has no warnings and no errors.'
    expect(show(deliveryOf([{ status: 200, answer: { ok: true } }])).container.textContent).toContain(nothing)
    cleanup()
    expect(show(deliveryOf([{ status: 200 }])).container.textContent).not.toContain(nothing)
    cleanup()
    const rejected = deliveryOf([{ status: 401, answer: { message: 'Unauthorized' } }])
    expect(show(rejected).container.textContent).not.toContain(nothing)
  })
})

describe('DeliveryTab, the attempts', () => {
  const recovered = deliveryOf([{ status: 503 }, { status: 503 }, { status: 200, answer: { ok: true } }])

  it('are a list that can be heard', () => {
    show(recovered)
    expect(attempts().map(textOf)).toEqual([
      'Attempt 1 · +0 ms · 503 after 12 ms · The server failed (503).',
      'Attempt 2 · +100 ms · 503 after 12 ms · The server failed (503).',
      'Attempt 3 · +200 ms · 200 after 12 ms · The collector accepted it (200).',
    ])
  })

  it('stand on one axis', () => {
    const { container } = show(recovered)
    const places = [...container.querySelectorAll<HTMLElement>('.bar-of-time')].map(({ style }) =>
      [style.left, style.width].map((place) => Math.round(Number.parseFloat(place))),
    )
    expect(places).toEqual([
      [0, 6],
      [47, 6],
      [94, 6],
    ])
    expect(textOf(container.querySelector('.scale'))).toBe('0212 ms')
  })

  it('open to all that is known, the answer as text', () => {
    const answer = '<img src=x onerror=alert(1)>'
    show(deliveryOf([{ status: 503, answer }, { error: 'net::ERR_CONNECTION_REFUSED' }]))
    const [first, second] = screen.getAllByRole('button')
    expect(first?.getAttribute('aria-expanded')).toBe('false')
    first?.click()
    second?.click()
    return screen.findByText(answer).then(() => {
      expect(first?.getAttribute('aria-expanded')).toBe('true')
      const [one, other] = attempts().map(textOf)
      expect(one).toContain('Status503Duration12 msSeen bynetworkAnswer<img')
      expect(other).toContain('ended after 12 ms · The connection failed: net::ERR_CONNECTION_REFUSED.')
      expect(other).toContain('StatusnoneErrornet::ERR_CONNECTION_REFUSEDDuration12 msSeen bynetwork')
    })
  })

  it.each([
    [[{ status: 401, answer: '' }], 'Answerempty'],
    [[{ status: 401 }], 'Answernot read: that takes open DevTools'],
    [[{ status: 200, answer: 'x'.repeat(5000) }], 'The first 4,000 of 5,000 characters.'],
  ])('say what the answer was: %j', (ends, text) => {
    show(deliveryOf(ends))
    expect(attempts().map(textOf).join()).toContain(text)
  })

  it('are open where there is only one, or the server has said no', () => {
    show(deliveryOf([{ status: 503 }, { status: 401 }]))
    expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-expanded'))).toEqual([
      'false',
      'true',
    ])
    cleanup()
    show(deliveryOf([{ status: 200 }]))
    expect(screen.getByRole('button').getAttribute('aria-expanded')).toBe('true')
  })

  it('grow while they are open, and say that there is no answer', () => {
    const { container, goOn } = show(deliveryOf([{ status: 503 }, {}]), { after: 150 })
    const widthOfLast = () =>
      Number.parseFloat(container.querySelector<HTMLElement>('li:last-child .bar-of-time')?.style.width ?? '')
    expect(attempts().map(textOf).at(-1)).toBe('Attempt 2 · +100 ms · No answer yet.')
    const before = widthOfLast()
    goOn(1000)
    expect(widthOfLast()).toBeGreaterThan(before)
  })

  it('never say how many there will be', () => {
    const { container } = show(deliveryOf([{ status: 503 }]), { after: 0 })
    expect(container.textContent).toContain('The SDK may try again.')
    expect(container.textContent).not.toMatch(/of \d/)
  })

  it('stay as the reader left them when another one comes', () => {
    const first = deliveryOf([{ status: 503 }])
    const [row] = rowsOf(first.attempts[0], first)
    if (!row) throw new Error('no row')
    const tab = (delivery: Delivery) => <DeliveryTab row={row} status={statusAt(delivery, 0)} now={0} />
    const { rerender } = render(tab(first))
    fireEvent.click(screen.getByRole('button'))
    rerender(tab(deliveryOf([{ status: 503 }, {}])))
    const expanded = () => screen.getAllByRole('button').map((button) => button.getAttribute('aria-expanded'))
    expect(expanded()).toEqual(['false', 'false'])
  })
})
