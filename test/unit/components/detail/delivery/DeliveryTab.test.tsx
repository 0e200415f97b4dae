// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { DeliveryTab } from '../../../../../components/detail/delivery/DeliveryTab'
import type { Delivery } from '../../../../../core/delivery/delivery'
import { rowsOf } from '../../../../../core/record/row'
import { t } from '../../../../../locales/say'
import { DELIVERY_START, deliveryOf, statusAt } from '../../../../fixtures/deliveries'

afterEach(cleanup)

/** Renders the tab for the goal with index `goal`, `after` ms after the start of the delivery. */
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
const attempts = () =>
  within(screen.getByRole('list', { name: t('delivery.attempts') })).getAllByRole('listitem')
const messagesUnder = (title: string) => {
  const list = screen.queryByRole('heading', { name: title })?.nextElementSibling
  return [...(list?.querySelectorAll('li') ?? [])].map(textOf)
}

describe('DeliveryTab, heading', () => {
  it.each([
    [
      [{ status: 503 }, { status: 200, answer: { ok: true } }],
      t('delivery.recovered', { kind: t('delivery.kind.accepted'), attempt: 2 }),
      `${t('delivery.fate.accepted', { status: 200 })} ${t('delivery.means.recovered', { attempt: 2 })}`,
    ],
    [
      [{ status: 200 }],
      t('delivery.kind.accepted'),
      `${t('delivery.fate.acceptedUnread', { status: 200 })} ${t('delivery.means.accepted')}`,
    ],
    [
      [{ status: 200, answer: '' }, { status: 503 }],
      t('delivery.kind.accepted'),
      `${t('delivery.fate.acceptedEmpty', { status: 200 })} ${t('delivery.means.sentAgain')}`,
    ],
    [
      [{ status: 500 }, { status: 500 }],
      t('delivery.lost', { kind: t('delivery.kind.failed') }),
      `${t('delivery.fate.failedStatus', { status: 500 })} ${t('delivery.means.lostAfter', {}, 2)}`,
    ],
    [[{}], t('delivery.kind.pending'), `${t('delivery.fate.pending')} ${t('delivery.means.pending')}`],
  ])('shows the outcome of %j and its consequence', (ends, label, means) => {
    const { container } = show(deliveryOf(ends))
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(label)
    const reason = textOf(container.querySelector('.reason'))
    expect(reason.split(` ${t('help.why')}`)[0]).toBe(means)
  })
})

describe('DeliveryTab, messages of the collector', () => {
  const messages = [
    { batchIndex: 0, eventIndex: 0, subject: 'goal', message: 'first <b>goal</b>' },
    { batchIndex: 0, eventIndex: 1, subject: 'goal', message: 'second goal' },
    { batchIndex: 0, eventIndex: 1, subject: 'exposure', message: 'second exposure' },
    { batchIndex: 0, eventIndex: -1, subject: 'request', message: 'the whole' },
  ]
  const answer = { ok: false, warnings: messages.slice(1), errors: messages.slice(0, 1) }
  const delivery = deliveryOf([{ status: 200, answer }], ['a', 'b'])

  it('lists the messages about this goal first, verbatim', () => {
    show(delivery, { goal: 1 })
    const [warning, error] = [t('delivery.messages.warning'), t('delivery.messages.error')]
    const event = (n: number) => t('delivery.messages.event', { n })
    expect(messagesUnder(t('delivery.messages.own'))).toEqual([`${warning} second goal goal · ${event(2)}`])
    expect(messagesUnder(t('delivery.messages.others'))).toEqual([
      `${error} first <b>goal</b> goal · ${event(1)}`,
      `${warning} second exposure exposure · ${event(2)}`,
      `${warning} the whole request`,
    ])
  })

  it('omits a heading when there are no messages for it', () => {
    show(deliveryOf([{ status: 200, answer: { ok: true, errors: messages.slice(0, 1) } }]))
    expect(messagesUnder(t('delivery.messages.own'))).toHaveLength(1)
    expect(screen.queryByRole('heading', { name: t('delivery.messages.others') })).toBeNull()
  })

  it('reports that there are no messages only for an accepted response that was read', () => {
    const nothing = t('delivery.messages.none')
    expect(show(deliveryOf([{ status: 200, answer: { ok: true } }])).container.textContent).toContain(nothing)
    cleanup()
    expect(show(deliveryOf([{ status: 200 }])).container.textContent).not.toContain(nothing)
    cleanup()
    const rejected = deliveryOf([{ status: 401, answer: { message: 'Unauthorized' } }])
    expect(show(rejected).container.textContent).not.toContain(nothing)
  })
})

describe('DeliveryTab, attempts', () => {
  const recovered = deliveryOf([{ status: 503 }, { status: 503 }, { status: 200, answer: { ok: true } }])

  it('lists the attempts with their offset, response and outcome', () => {
    show(recovered)
    const attempt = (number: number, ms: number) =>
      `${t('delivery.attempt', { attempt: number })} · ${t('delivery.offset', { ms })}`
    const after = (status: number) => t('detail.answerAfter', { answer: String(status), ms: 12 })
    const failed = t('delivery.fate.failedStatus', { status: 503 })
    expect(attempts().map(textOf)).toEqual([
      `${attempt(1, 0)} · ${after(503)} · ${failed}`,
      `${attempt(2, 100)} · ${after(503)} · ${failed}`,
      `${attempt(3, 200)} · ${after(200)} · ${t('delivery.fate.accepted', { status: 200 })}`,
    ])
  })

  it('draws the bars of all attempts on one time axis', () => {
    const { container } = show(recovered)
    const positions = [...container.querySelectorAll<HTMLElement>('.bar-of-time')].map(({ style }) =>
      [style.left, style.width].map((percent) => Math.round(Number.parseFloat(percent))),
    )
    expect(positions).toEqual([
      [0, 6],
      [47, 6],
      [94, 6],
    ])
    expect(textOf(container.querySelector('.scale'))).toBe(`0${t('delivery.ms', { ms: 212 })}`)
  })

  it('expands an attempt to all its details, with the response as text', () => {
    const answer = '<img src=x onerror=alert(1)>'
    show(deliveryOf([{ status: 503, answer }, { error: 'net::ERR_CONNECTION_REFUSED' }]))
    const [first, second] = screen.getAllByRole('button')
    expect(first?.getAttribute('aria-expanded')).toBe('false')
    first?.click()
    second?.click()
    return screen.findByText(answer).then(() => {
      expect(first?.getAttribute('aria-expanded')).toBe('true')
      const [one, other] = attempts().map(textOf)
      const [status, duration] = [
        t('delivery.status'),
        `${t('delivery.duration')}${t('delivery.ms', { ms: 12 })}`,
      ]
      const seenBy = `${t('detail.seenBy')}${t('source.network')}`
      const error = 'net::ERR_CONNECTION_REFUSED'
      expect(one).toContain(`${status}503${duration}${seenBy}${t('detail.answer')}<img`)
      expect(other).toContain(
        `${t('delivery.endedAfter', { ms: 12 })} · ${t('delivery.fate.failedError', { error })}`,
      )
      expect(other).toContain(
        `${status}${t('delivery.noStatus')}${t('delivery.error')}${error}${duration}${seenBy}`,
      )
    })
  })

  it.each([
    [[{ status: 401, answer: '' }], t('detail.answer') + t('delivery.emptyAnswer')],
    [[{ status: 401 }], t('detail.answer') + t('delivery.unreadAnswer')],
    [[{ status: 200, answer: 'x'.repeat(5000) }], t('delivery.cutAnswer', { shown: 4000, all: 5000 })],
  ])('shows the response of %j', (ends, text) => {
    show(deliveryOf(ends))
    expect(attempts().map(textOf).join()).toContain(text)
  })

  it('expands the only attempt, and an attempt that the server rejected', () => {
    show(deliveryOf([{ status: 503 }, { status: 401 }]))
    expect(screen.getAllByRole('button').map((button) => button.getAttribute('aria-expanded'))).toEqual([
      'false',
      'true',
    ])
    cleanup()
    show(deliveryOf([{ status: 200 }]))
    expect(screen.getByRole('button').getAttribute('aria-expanded')).toBe('true')
  })

  it('grows the bar of an attempt without a response', () => {
    const { container, goOn } = show(deliveryOf([{ status: 503 }, {}]), { after: 150 })
    const widthOfLast = () =>
      Number.parseFloat(container.querySelector<HTMLElement>('li:last-child .bar-of-time')?.style.width ?? '')
    expect(attempts().map(textOf).at(-1)).toBe(
      `${t('delivery.attempt', { attempt: 2 })} · ${t('delivery.offset', { ms: 100 })} · ${t('delivery.fate.pending')}`,
    )
    const before = widthOfLast()
    goOn(1000)
    expect(widthOfLast()).toBeGreaterThan(before)
  })

  it('does not predict the number of attempts', () => {
    const { container } = show(deliveryOf([{ status: 503 }]), { after: 0 })
    expect(container.textContent).toContain(t('delivery.means.mayTryAgain'))
    expect(container.textContent).not.toMatch(/of \d/)
  })

  it('keeps an attempt collapsed when another attempt arrives', () => {
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
