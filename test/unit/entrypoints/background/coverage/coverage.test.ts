/** Tests which coverage a tab gets for each response of its bridge and of the browser. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Presence } from '../../../../../core/protocol/bridge'
import { CoverageTracker } from '../../../../../entrypoints/background/coverage/coverage'

const browser = vi.hoisted(() => ({
  webRequest: {},
  tabs: { sendMessage: vi.fn<() => Promise<unknown>>(), get: vi.fn<() => Promise<{ url?: string }>>() },
  permissions: { contains: vi.fn<(permissions: { origins: string[] }) => Promise<boolean>>() },
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
const grantAccess = (...granted: string[]) =>
  browser.permissions.contains.mockImplementation(({ origins }) =>
    Promise.resolve(origins.every((origin) => granted.includes(origin))),
  )
const checkedCoverage = async () => (await new CoverageTracker().check(1)).coverage

beforeEach(() => {
  vi.resetAllMocks()
  grantAccess('<all_urls>', 'http://localhost/*')
})

describe('CoverageTracker, page', () => {
  it.each([
    ['a wrapper in place', presence('main'), 'inPlace'],
    ['a wrapper that the page replaced', presence('main', { interceptor: 'replaced' }), 'replaced'],
    ['a wrapper that could not start', presence('main', { interceptor: 'absent' }), 'scriptless'],
    ['no wrapper', undefined, 'absent'],
  ] as const)('reports a page with %s', async (_case, main, page) => {
    answers(main)
    expect(await checkedCoverage()).toMatchObject({ page, network: true })
  })

  it('reports a page of the browser when the tab has no URL', async () => {
    browser.tabs.sendMessage.mockRejectedValue(new Error('Receiving end does not exist.'))
    browser.tabs.get.mockResolvedValue({})
    expect(await checkedCoverage()).toMatchObject({ page: 'restricted', network: false })
  })
})

describe('CoverageTracker, site access', () => {
  it('accepts access to the exact port, as Chromium grants it', async () => {
    answers(presence('main'))
    grantAccess('http://localhost:3000/*')
    expect(await checkedCoverage()).toMatchObject({ page: 'inPlace' })
  })

  it('reports no access for another port and for a pattern that the browser rejects', async () => {
    answers(presence('main'))
    grantAccess('http://localhost:4000/*')
    expect(await checkedCoverage()).toMatchObject({ page: 'noAccess', network: false })
    browser.permissions.contains.mockImplementation(({ origins }) =>
      origins[0]?.includes(':3000') ? Promise.reject(new Error('Invalid pattern')) : Promise.resolve(false),
    )
    expect(await checkedCoverage()).toMatchObject({ page: 'noAccess' })
  })
})

describe('CoverageTracker, frames', () => {
  it('includes frames that the main document cannot count', async () => {
    answers(presence('main', { frames: 3 }))
    const coverage = new CoverageTracker()
    expect((await coverage.check(1)).coverage.frames).toEqual({ covered: 1, all: 3 })
    coverage.add(1, presence('inner'))
    expect(coverage.framesOf(1)).toEqual({ covered: 2, all: 3 })
    // A frame in a shadow tree, with a frame of its own.
    coverage.add(1, presence('shadow', { frames: 2 }))
    expect(coverage.framesOf(1)).toEqual({ covered: 3, all: 5 })
    coverage.add(1, presence('silent', { interceptor: 'replaced' }))
    expect(coverage.framesOf(1)).toEqual({ covered: 3, all: 5 })
  })
})
