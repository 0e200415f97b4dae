import { describe, expect, it } from 'vitest'
import { DELIVERY_START } from '../../../../fixtures/deliveries'
import { COLLECTOR, seenAttempt } from '../../../../fixtures/make'
import { attempts, panelWith, state } from '../../../../fixtures/panel/panel-updates'

describe('troubles', () => {
  const load = (seq: number, status: number) =>
    seenAttempt(seq, {
      at: DELIVERY_START + seq,
      source: 'network',
      method: 'GET',
      url: `${COLLECTOR}?application=shop&environment=production`,
      body: { encoding: 'none', why: 'absent' },
      outcome: { at: DELIVERY_START + seq + 5, status },
    })

  it('keeps the same array until something changes, since the list is derived from it', () => {
    const failing = panelWith([state(), attempts(load(1, 401))])
    failing.tick(DELIVERY_START + 10)
    const before = failing.troubles.value
    expect(before.map(({ kind }) => kind)).toEqual(['failed'])
    failing.tick(DELIVERY_START + 9000)
    expect(failing.troubles.value).toBe(before)
    failing.update([attempts(load(2, 200))])
    expect(failing.troubles.value).toEqual([])
  })
})
