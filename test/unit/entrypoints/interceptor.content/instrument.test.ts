/** Tests whether a function that replaced a wrapper still calls it. */
import { openFakePage } from '../../../fixtures/bridge/fake-page'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { instrument, checkUnshadowed } from '../../../../entrypoints/interceptor.content/instrument'

openFakePage()

/** Returns an object with a native function, like those of the browser. */
function owner() {
  return { parseInt: globalThis.parseInt, own: undefined as unknown }
}
type Owner = ReturnType<typeof owner>

/** The native function of another frame. */
const foreign = runInNewContext('parseInt') as typeof parseInt
const foreignProxy = runInNewContext('new Proxy(parseInt, {})') as typeof parseInt

describe('instrument', () => {
  it.each<[string, (page: Owner) => void, boolean]>([
    ['does nothing', () => {}, true],
    ['wraps ours', (page) => wrap(page, (ours) => (text) => ours(text)), true],
    ['binds ours', (page) => wrap(page, (ours) => ours.bind(null)), true],
    ['wraps ours in a Proxy', (page) => wrap(page, (ours) => new Proxy(ours, {})), true],
    ['restores the native function', (page) => (page.parseInt = globalThis.parseInt), false],
    ['uses the function of another frame', (page) => (page.parseInt = foreign), false],
    ['binds the function of another frame', (page) => (page.parseInt = foreign.bind(null)), false],
    ['uses the wrapper of another frame', (page) => (page.parseInt = foreignProxy), false],
    ['deletes the function', (page) => Reflect.deleteProperty(page, 'parseInt'), false],
    ['defines a getter', (page) => Object.defineProperty(page, 'parseInt', { get: () => parseInt }), false],
  ])('reports whether the wrapper is called when the page %s', (_case, change, expected) => {
    const page = owner()
    const isReached = instrument(page, 'parseInt', () => undefined)
    expect(isReached()).toBe(true)
    change(page)
    expect(isReached()).toBe(expected)
  })
})

describe('checkUnshadowed', () => {
  it.each<[string, unknown, boolean]>([
    ['the same value', parseInt, true],
    ['a class that extends it', class extends (Object as unknown as new () => object) {}, true],
    ['the value of another frame', foreign, false],
    ['another value', {}, false],
    ['undefined', undefined, false],
  ])('compares %s with the original', (_case, value, expected) => {
    const page = owner()
    const isUnshadowed = checkUnshadowed(page, 'parseInt', parseInt)
    Object.assign(page, { parseInt: value })
    expect(isUnshadowed()).toBe(expected)
  })

  it('detects a property that shadows an inherited one, even a getter', () => {
    const page: { hiding?: unknown } = {}
    const isUnshadowed = checkUnshadowed(page, 'parseInt', undefined)
    expect(isUnshadowed()).toBe(true)
    Object.defineProperty(page, 'parseInt', { get: () => foreign, configurable: true })
    expect(isUnshadowed()).toBe(false)
    Object.defineProperty(page, 'parseInt', { value: () => 1 })
    expect(isUnshadowed()).toBe(true)
  })
})

function wrap(page: Owner, make: (ours: typeof parseInt) => typeof parseInt): void {
  page.parseInt = make(page.parseInt)
}
