import { describe, expect, it } from 'vitest'
import { ForbiddenRequests, type Violation } from '../../../../entrypoints/bridge.content/policy'
import { pageCaptureOf, textBody } from '../../../fixtures/make'

const ADDRESS = 'https://acme.absmartly.io/v1/context'
const violation = (at: number, url = ADDRESS): Violation => ({ url, directive: 'connect-src', at })
const capture = (id: string, at: number, url = ADDRESS) => pageCaptureOf(id, { at, url })

describe('ForbiddenRequests', () => {
  it('marks the capture that a violation is about', () => {
    const requests = new ForbiddenRequests()
    const seen = capture('a', 1000, `${ADDRESS}#here`)
    expect(requests.seen(seen)).toBe(seen)
    expect(requests.violated(violation(1005))).toEqual({ ...seen, forbidden: 'connect-src' })
  })

  it('marks one whose violation was told before it could be read', () => {
    const requests = new ForbiddenRequests()
    expect(requests.violated(violation(1005))).toBeNull()
    expect(requests.seen(capture('a', 1000)).forbidden).toBe('connect-src')
    expect(requests.seen(capture('b', 1001)).forbidden).toBeUndefined()
  })

  it('marks one for each violation, the newest first', () => {
    const requests = new ForbiddenRequests()
    for (const id of ['a', 'b', 'c']) requests.seen(capture(id, 1000))
    expect(requests.violated(violation(1001))?.id).toBe('c')
    expect(requests.violated(violation(1001))?.id).toBe('b')
    expect(requests.violated(violation(1001))?.id).toBe('a')
    expect(requests.violated(violation(1001))).toBeNull()
  })

  it.each([
    ['of another address', violation(1005, `${ADDRESS}?x`)],
    ['of the origin alone, as after a redirect', violation(1005, 'https://acme.absmartly.io')],
    ['from before', violation(999)],
    ['from long after', violation(3001)],
  ])('marks nothing by a violation %s', (_, told) => {
    const requests = new ForbiddenRequests()
    requests.seen(capture('a', 1000))
    expect(requests.violated(told)).toBeNull()
    const late = new ForbiddenRequests()
    late.violated(told)
    expect(late.seen(capture('a', 1000)).forbidden).toBeUndefined()
  })

  it('keeps no more than a few, but always the last', () => {
    const requests = new ForbiddenRequests()
    for (let index = 0; index <= 100; index++) requests.seen(capture(`${index}`, 1000, `${ADDRESS}?${index}`))
    expect(requests.violated(violation(1000, `${ADDRESS}?0`))).toBeNull()
    expect(requests.violated(violation(1000, `${ADDRESS}?1`))?.id).toBe('1')
    requests.seen(pageCaptureOf('large', { url: ADDRESS, body: textBody('x'.repeat(1_100_000)) }))
    expect(requests.violated(violation(1000, `${ADDRESS}?2`))).toBeNull()
    expect(requests.violated(violation(1000))?.id).toBe('large')
  })
})
