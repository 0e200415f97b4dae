import { describe, expect, it } from 'vitest'
import type { NetworkResult } from '../../../../../core/capture'
import { Preflights } from '../../../../../entrypoints/background/network/preflights'

const url = 'https://acme.absmartly.io/v1/context'
const BAD: NetworkResult = { at: 1000, status: null, error: 'NS_ERROR_DOM_BAD_URI' }
const request = { url, at: 500 }

/** Creates preflights as Firefox reports them, 1 ms apart unless they have a time. */
function preflightsOf(...all: { answered?: true; error?: string; url?: string; at?: number }[]): Preflights {
  const preflights = new Preflights()
  for (const [index, one] of all.entries()) {
    const requestId = `preflight ${index}`
    preflights.begin({ requestId, url: one.url ?? url, timeStamp: one.at ?? 510 + index })
    if (one.answered) preflights.answered(requestId)
    if (one.error !== undefined) preflights.failed(requestId, one.error)
  }
  return preflights
}

describe('Preflights.explain', () => {
  it('reports a refusal for a failed preflight with a response', () => {
    const preflights = preflightsOf({ answered: true, error: 'NS_ERROR_DOM_BAD_URI' })
    expect(preflights.explain(BAD, request)).toEqual({ ...BAD, preflight: 'refused' })
  })

  it('reports the error of a preflight without a response', () => {
    const preflights = preflightsOf({ error: 'NS_ERROR_NET_RESET' })
    expect(preflights.explain(BAD, request)).toEqual({ ...BAD, error: 'NS_ERROR_NET_RESET' })
  })

  it.each<[string, Parameters<typeof preflightsOf>[0]]>([
    ['that succeeded', { answered: true }],
    ['for another URL', { url: `${url}?x`, answered: true, error: 'NS_ERROR_DOM_BAD_URI' }],
    ['that started earlier', { at: 499, answered: true, error: 'NS_ERROR_DOM_BAD_URI' }],
  ])('ignores a preflight %s', (_, preflight) => {
    expect(preflightsOf(preflight).explain(BAD, request)).toBe(BAD)
  })

  it.each<[string, NetworkResult]>([
    ['a response', { at: 1000, status: 200 }],
    ['an interrupted response', { ...BAD, status: 200 }],
    ['an abort', { ...BAD, error: 'NS_BINDING_ABORTED' }],
  ])('returns %s unchanged', (_, outcome) => {
    const preflights = preflightsOf({ answered: true, error: 'NS_ERROR_DOM_BAD_URI' })
    expect(preflights.explain(outcome, request)).toBe(outcome)
  })

  it('assigns two preflights in order and none to a third request', () => {
    const preflights = preflightsOf(
      { answered: true },
      { error: 'NS_ERROR_NET_RESET' },
      { answered: true, error: 'NS_ERROR_DOM_BAD_URI' },
    )
    expect(preflights.explain(BAD, request).error).toBe('NS_ERROR_NET_RESET')
    expect(preflights.explain(BAD, request).preflight).toBe('refused')
    expect(preflights.explain(BAD, request)).toBe(BAD)
  })

  it('drops the oldest preflight beyond the limit', () => {
    const many = Array.from({ length: 101 }, (_, index) => ({ error: `error ${index}` }))
    expect(preflightsOf(...many).explain(BAD, request).error).toBe('error 1')
  })
})
