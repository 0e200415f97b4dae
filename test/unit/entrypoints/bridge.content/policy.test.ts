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
    expect(requests.addCapture(seen)).toBe(seen)
    expect(requests.addViolation(violation(1005))).toEqual({ ...seen, forbidden: 'connect-src' })
  })

  it('marks a capture whose violation arrives first', () => {
    const requests = new ForbiddenRequests()
    expect(requests.addViolation(violation(1005))).toBeNull()
    expect(requests.addCapture(capture('a', 1000)).forbidden).toBe('connect-src')
    expect(requests.addCapture(capture('b', 1001)).forbidden).toBeUndefined()
  })

  it('marks one capture per violation, the newest first', () => {
    const requests = new ForbiddenRequests()
    for (const id of ['a', 'b', 'c']) requests.addCapture(capture(id, 1000))
    expect(requests.addViolation(violation(1001))?.id).toBe('c')
    expect(requests.addViolation(violation(1001))?.id).toBe('b')
    expect(requests.addViolation(violation(1001))?.id).toBe('a')
    expect(requests.addViolation(violation(1001))).toBeNull()
  })

  it.each([
    ['of another URL', violation(1005, `${ADDRESS}?x`)],
    ['of only the origin, as after a redirect', violation(1005, 'https://acme.absmartly.io')],
    ['from before the request', violation(999)],
    ['from long after the request', violation(3001)],
  ])('ignores a violation %s', (_, ignored) => {
    const requests = new ForbiddenRequests()
    requests.addCapture(capture('a', 1000))
    expect(requests.addViolation(ignored)).toBeNull()
    const late = new ForbiddenRequests()
    late.addViolation(ignored)
    expect(late.addCapture(capture('a', 1000)).forbidden).toBeUndefined()
  })

  it('keeps a limited number of captures, but always the newest', () => {
    const requests = new ForbiddenRequests()
    for (let index = 0; index <= 100; index++)
      requests.addCapture(capture(`${index}`, 1000, `${ADDRESS}?${index}`))
    expect(requests.addViolation(violation(1000, `${ADDRESS}?0`))).toBeNull()
    expect(requests.addViolation(violation(1000, `${ADDRESS}?1`))?.id).toBe('1')
    requests.addCapture(pageCaptureOf('large', { url: ADDRESS, body: textBody('x'.repeat(1_100_000)) }))
    expect(requests.addViolation(violation(1000, `${ADDRESS}?2`))).toBeNull()
    expect(requests.addViolation(violation(1000))?.id).toBe('large')
  })
})
