import { openFakePage } from '../../../fixtures/bridge/fake-page'
import { describe, expect, it } from 'vitest'
import { watchInit } from '../../../../entrypoints/interceptor.content/watched-init'

openFakePage()

const HEADERS = { 'X-Agent': 'test' }

describe('watchInit', () => {
  it('gives the browser the page’s own value when Goalkeeper fails to note it', () => {
    const { init, reads } = watchInit({ method: 'PUT', headers: HEADERS }, () => {
      throw new Error('a fault of Goalkeeper')
    })
    expect(Reflect.get(init, 'headers')).toBe(HEADERS)
    expect(Reflect.get(init, 'method')).toBe('PUT')
    expect(reads).toEqual({ method: 'PUT' })
  })

  it('passes an error of the page on, and remembers that nothing is sent', () => {
    const error = new Error('boom')
    const throwing = {
      get signal(): never {
        throw error
      },
    }
    const { init, reads } = watchInit(throwing, () => true)
    expect(() => Reflect.get(init, 'signal') as unknown).toThrow(error)
    expect(reads).toEqual({ failed: true })
  })

  it('looks like the page’s init to functions that read it in another way', () => {
    const page = Object.freeze({ method: 'PUT', headers: Object.freeze(HEADERS) })
    const { init } = watchInit(page, () => true)
    expect({ ...init }).toMatchObject({ method: 'PUT' })
    expect(Object.keys(init)).toEqual(['method', 'headers'])
    expect('headers' in init).toBe(true)
    expect(new Headers((init as RequestInit).headers).get('x-agent')).toBe('test')
  })
})
