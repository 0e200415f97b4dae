/** What is said of a tab, by what its bridge and the browser answer. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Presence } from '../../../../../core/protocol/bridge'
import { CoverageTracker } from '../../../../../entrypoints/background/coverage/coverage'

const browser = vi.hoisted(() => ({
  webRequest: {},
  tabs: { sendMessage: vi.fn<() => Promise<unknown>>(), get: vi.fn<() => Promise<{ url?: string }>>() },
  permissions: { contains: vi.fn<(asked: { origins: string[] }) => Promise<boolean>>() },
}))
vi.mock('wxt/browser', () => ({ browser }))

const SHOP = 'http://localhost:3000/cart'

function presence(id: string, more: Partial<Presence> = {}): Presence {
  const document = { id: `${id}-document`, url: SHOP, top: id === 'main', startedAt: 0 }
  return { interceptor: 'inPlace', document, frames: 0, ...more }
}

const answers = (main: Presence | undefined, url: string | undefined = SHOP) => {
  browser.tabs.sendMessage.mockResolvedValue(main)
  browser.tabs.get.mockResolvedValue(url === undefined ? {} : { url })
}
const mayLookInto = (...given: string[]) =>
  browser.permissions.contains.mockImplementation(({ origins }) =>
    Promise.resolve(origins.every((origin) => given.includes(origin))),
  )
const lookedAt = async () => (await new CoverageTracker().check(1)).coverage

beforeEach(() => {
  vi.resetAllMocks()
  mayLookInto('<all_urls>', 'http://localhost/*')
})

describe('the page', () => {
  it.each([
    ['in place', presence('main'), 'inPlace'],
    ['put back by the page', presence('main', { interceptor: 'replaced' }), 'replaced'],
    ['kept from starting', presence('main', { interceptor: 'absent' }), 'scriptless'],
    ['from before', undefined, 'absent'],
  ] as const)('with a wrapper %s', async (_what, main, page) => {
    answers(main)
    expect(await lookedAt()).toMatchObject({ page, network: true })
  })

  it('is one of the browser’s own when its address is not told', async () => {
    browser.tabs.sendMessage.mockRejectedValue(new Error('Receiving end does not exist.'))
    browser.tabs.get.mockResolvedValue({})
    expect(await lookedAt()).toMatchObject({ page: 'restricted', network: false })
  })
})

describe('access', () => {
  it('to the very port is enough, as Chromium gives it', async () => {
    answers(presence('main'))
    mayLookInto('http://localhost:3000/*')
    expect(await lookedAt()).toMatchObject({ page: 'inPlace' })
  })

  it('to another port is none, and nor is a question that the browser refuses', async () => {
    answers(presence('main'))
    mayLookInto('http://localhost:4000/*')
    expect(await lookedAt()).toMatchObject({ page: 'noAccess', network: false })
    browser.permissions.contains.mockImplementation(({ origins }) =>
      origins[0]?.includes(':3000') ? Promise.reject(new Error('Invalid pattern')) : Promise.resolve(false),
    )
    expect(await lookedAt()).toMatchObject({ page: 'noAccess' })
  })
})

describe('frames', () => {
  it('are those that the main document counts, and those that it cannot', async () => {
    answers(presence('main', { frames: 3 }))
    const coverage = new CoverageTracker()
    expect((await coverage.check(1)).coverage.frames).toEqual({ covered: 1, all: 3 })
    coverage.add(1, presence('inner'))
    expect(coverage.framesOf(1)).toEqual({ covered: 2, all: 3 })
    // In a shadow tree, with a frame in it.
    coverage.add(1, presence('shadow', { frames: 2 }))
    expect(coverage.framesOf(1)).toEqual({ covered: 3, all: 5 })
    coverage.add(1, presence('silent', { interceptor: 'replaced' }))
    expect(coverage.framesOf(1)).toEqual({ covered: 3, all: 5 })
  })
})
