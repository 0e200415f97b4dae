/** Whether what is in the place of a wrapper still leads to it. */
import { openFakePage } from '../../../fixtures/bridge/fake-page'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { instrument, checkUnshadowed } from '../../../../entrypoints/interceptor.content/instrument'

openFakePage()

/** As much like a function of the browser as can be had: this name, and native source. */
function owner() {
  return { parseInt: globalThis.parseInt, own: undefined as unknown }
}
type Owner = ReturnType<typeof owner>

/** The same function of another frame. */
const foreign = runInNewContext('parseInt') as typeof parseInt
const foreignProxy = runInNewContext('new Proxy(parseInt, {})') as typeof parseInt

describe('instrument', () => {
  it.each<[string, (page: Owner) => void, boolean]>([
    ['nothing', () => {}, true],
    ['a wrapper', (page) => wrap(page, (ours) => (text) => ours(text)), true],
    ['ours, bound', (page) => wrap(page, (ours) => ours.bind(null)), true],
    ['a Proxy of ours', (page) => wrap(page, (ours) => new Proxy(ours, {})), true],
    ['the native one', (page) => (page.parseInt = globalThis.parseInt), false],
    ['that of another frame', (page) => (page.parseInt = foreign), false],
    ['that of another frame, bound', (page) => (page.parseInt = foreign.bind(null)), false],
    ['the wrapper of another frame', (page) => (page.parseInt = foreignProxy), false],
    ['nothing at all', (page) => Reflect.deleteProperty(page, 'parseInt'), false],
    ['a getter', (page) => Object.defineProperty(page, 'parseInt', { get: () => parseInt }), false],
  ])('after the page has put %s there', (_what, put, isThere) => {
    const page = owner()
    const isReached = instrument(page, 'parseInt', () => undefined)
    expect(isReached()).toBe(true)
    put(page)
    expect(isReached()).toBe(isThere)
  })
})

describe('isKept', () => {
  it.each<[string, unknown, boolean]>([
    ['the same', parseInt, true],
    ['a class that extends it', class extends (Object as unknown as new () => object) {}, true],
    ['that of another frame', foreign, false],
    ['something else', {}, false],
    ['nothing', undefined, false],
  ])('after the page has put %s there', (_what, put, isThere) => {
    const page = owner()
    const look = checkUnshadowed(page, 'parseInt', parseInt)
    Object.assign(page, { parseInt: put })
    expect(look()).toBe(isThere)
  })

  it('knows a property that hides another one, a getter too', () => {
    const page: { hiding?: unknown } = {}
    const look = checkUnshadowed(page, 'parseInt', undefined)
    expect(look()).toBe(true)
    Object.defineProperty(page, 'parseInt', { get: () => foreign, configurable: true })
    expect(look()).toBe(false)
    Object.defineProperty(page, 'parseInt', { value: () => 1 })
    expect(look()).toBe(true)
  })
})

function wrap(page: Owner, make: (ours: typeof parseInt) => typeof parseInt): void {
  page.parseInt = make(page.parseInt)
}
