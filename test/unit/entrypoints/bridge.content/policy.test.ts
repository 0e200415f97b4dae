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

  it('marks a capture whose violation arrives first', () => {
    const requests = new ForbiddenRequests()
    expect(requests.violated(violation(1005))).toBeNull()
    expect(requests.seen(capture('a', 1000)).forbidden).toBe('connect-src')
    expect(requests.seen(capture('b', 1001)).forbidden).toBeUndefined()
  })

  it('marks one capture per violation, the newest first', () => {
    const requests = new ForbiddenRequests()
    for (const id of ['a', 'b', 'c']) requests.seen(capture(id, 1000))
    expect(requests.violated(violation(1001))?.id).toBe('c')
    expect(requests.violated(violation(1001))?.id).toBe('b')
    expect(requests.violated(violation(1001))?.id).toBe('a')
    expect(requests.violated(violation(1001))).toBeNull()
  })

  it.each([
    ['of another URL', violation(1005, `${ADDRESS}?x`)],
    ['of only the origin, as after a redirect', violation(1005, 'https://acme.absmartly.io')],
    ['from before the request', violation(999)],
    ['from long after the request', violation(3001)],
  ])('ignores a violation %s', (_, ignored) => {
    const requests = new ForbiddenRequests()
    requests.seen(capture('a', 1000))
    expect(requests.violated(ignored)).toBeNull()
    const late = new ForbiddenRequests()
    late.violated(ignored)
    expect(late.seen(capture('a', 1000)).forbidden).toBeUndefined()
  })

  it('keeps a limited number of captures, but always the newest', () => {
    const requests = new ForbiddenRequests()
    for (let index = 0; index <= 100; index++) requests.seen(capture(`${index}`, 1000, `${ADDRESS}?${index}`))
    expect(requests.violated(violation(1000, `${ADDRESS}?0`))).toBeNull()
    expect(requests.violated(violation(1000, `${ADDRESS}?1`))?.id).toBe('1')
    requests.seen(pageCaptureOf('large', { url: ADDRESS, body: textBody('x'.repeat(1_100_000)) }))
    expect(requests.violated(violation(1000, `${ADDRESS}?2`))).toBeNull()
    expect(requests.violated(violation(1000))?.id).toBe('large')
  })
})
