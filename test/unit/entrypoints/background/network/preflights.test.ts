import { describe, expect, it } from 'vitest'
import type { NetworkResult } from '../../../../../core/capture'
import { Preflights } from '../../../../../entrypoints/background/network/preflights'

const url = 'https://acme.absmartly.io/v1/context'
const BAD: NetworkResult = { at: 1000, status: null, error: 'NS_ERROR_DOM_BAD_URI' }
const request = { url, at: 500 }

/** Preflights as Firefox tells of them; each begins at its place among them. */
function told(...all: { answered?: true; error?: string; url?: string; at?: number }[]): Preflights {
  const preflights = new Preflights()
  for (const [index, one] of all.entries()) {
    const requestId = `preflight ${index}`
    preflights.begin({ requestId, url: one.url ?? url, timeStamp: one.at ?? 510 + index })
    if (one.answered) preflights.answered(requestId)
    if (one.error !== undefined) preflights.failed(requestId, one.error)
  }
  return preflights
}

describe('explain', () => {
  it('says that an answered preflight was a refusal', () => {
    const preflights = told({ answered: true, error: 'NS_ERROR_DOM_BAD_URI' })
    expect(preflights.explain(BAD, request)).toEqual({ ...BAD, preflight: 'refused' })
  })

  it('gives the error of a preflight that was not answered', () => {
    const preflights = told({ error: 'NS_ERROR_NET_RESET' })
    expect(preflights.explain(BAD, request)).toEqual({ ...BAD, error: 'NS_ERROR_NET_RESET' })
  })

  it.each<[string, Parameters<typeof told>[0]]>([
    ['one that went well', { answered: true }],
    ['one of another address', { url: `${url}?x`, answered: true, error: 'NS_ERROR_DOM_BAD_URI' }],
    ['one from before', { at: 499, answered: true, error: 'NS_ERROR_DOM_BAD_URI' }],
  ])('leaves the outcome alone for %s', (_, preflight) => {
    expect(told(preflight).explain(BAD, request)).toBe(BAD)
  })

  it.each<[string, NetworkResult]>([
    ['an answer', { at: 1000, status: 200 }],
    ['an answer that did not get through', { ...BAD, status: 200 }],
    ['an abort', { ...BAD, error: 'NS_BINDING_ABORTED' }],
  ])('leaves %s alone', (_, outcome) => {
    const preflights = told({ answered: true, error: 'NS_ERROR_DOM_BAD_URI' })
    expect(preflights.explain(outcome, request)).toBe(outcome)
  })

  it('gives each of two at a time its own, in their order, and none to a third', () => {
    const preflights = told(
      { answered: true },
      { error: 'NS_ERROR_NET_RESET' },
      { answered: true, error: 'NS_ERROR_DOM_BAD_URI' },
    )
    expect(preflights.explain(BAD, request).error).toBe('NS_ERROR_NET_RESET')
    expect(preflights.explain(BAD, request).preflight).toBe('refused')
    expect(preflights.explain(BAD, request)).toBe(BAD)
  })

  it('forgets the oldest of very many', () => {
    const many = Array.from({ length: 101 }, (_, index) => ({ error: `error ${index}` }))
    expect(told(...many).explain(BAD, request).error).toBe('error 1')
  })
})
