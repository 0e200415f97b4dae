import { describe, expect, it, vi } from 'vitest'
import { REGISTRY_LISTS } from '../../../../core/registry/registry'
import { consoleOf, fetchFrom, itemsOf, json, KEY, registryFrom } from '../../../fixtures/stub-console'

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

describe('how it asks', () => {
  it('with the key as the API has it, without cookies, and following nobody', async () => {
    const { asked } = await fetchFrom(consoleOf({}))
    expect(asked).toHaveLength(8)
    for (const { init } of asked) {
      expect(init.headers).toEqual({ Authorization: `Api-Key ${KEY}`, Accept: 'application/json' })
      expect(init).toMatchObject({
        redirect: 'error',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
      })
      expect(init.signal).toBeInstanceOf(AbortSignal)
      expect(init.method ?? 'GET').toBe('GET')
      expect(init.body).toBeUndefined()
    }
  })

  it('of its own origin only, for every list, archived too', async () => {
    const { asked } = await fetchFrom(consoleOf({}))
    const wanted = REGISTRY_LISTS.flatMap((list) => [
      `https://acme.absmartly.com/v1/${list}?page=1&items=200`,
      `https://acme.absmartly.com/v1/${list}?page=1&items=200&archived=true`,
    ])
    expect(new Set(asked.map(({ url }) => url.href))).toEqual(new Set(wanted))
  })
})

describe('what it gets', () => {
  it('all lists, archived ones among them', async () => {
    const respond = consoleOf({
      goals: [
        { id: 1, name: 'add_to_cart' },
        { id: 2, name: 'old', archived: true },
      ],
      applications: [{ id: 3, name: 'shop' }],
      environments: [{ id: 4, name: 'production', type: 'production' }],
      unit_types: [{ id: 5, name: 'session_id' }],
    })
    expect(await registryFrom(respond)).toEqual({
      workspace: 'acme.absmartly.com',
      fetchedAt: 4711,
      goals: [
        { id: 2, name: 'old', archived: true, type: null },
        { id: 1, name: 'add_to_cart', archived: false, type: null },
      ],
      applications: [{ id: 3, name: 'shop', archived: false, type: null }],
      environments: [{ id: 4, name: 'production', archived: false, type: 'production' }],
      unitTypes: [{ id: 5, name: 'session_id', archived: false, type: null }],
      complete: true,
      gaps: [],
    })
  })

  it.each([200, 100, 50, 7])('1,203 goals over pages clamped to %i', async (clamp) => {
    const goals = [...itemsOf(1203), { id: 5000, name: 'old', archived: true }]
    const { result, asked } = await fetchFrom(consoleOf({ goals }, clamp))
    expect(result).toMatchObject({ complete: true, gaps: [] })
    expect('goals' in result && result.goals.length).toBe(1204)
    const pages = asked.filter(({ url }) => url.pathname === '/v1/goals' && !url.searchParams.has('archived'))
    expect(pages.map(({ url }) => Number(url.searchParams.get('page')))).toEqual(
      Array.from({ length: Math.ceil(1203 / clamp) }, (_, index) => index + 1),
    )
  })

  it('a list that shrinks while it is read, read once more', async () => {
    const goals = itemsOf(30)
    let shrinks = true
    const registry = await registryFrom((list, url) => {
      const archived = url.searchParams.has('archived')
      if (list === 'goals' && !archived && url.searchParams.get('page') === '2' && shrinks) {
        // The first goal goes away; the eleventh is now on the page already read.
        goals.shift()
        shrinks = false
      }
      return consoleOf({ goals }, 10)(list, url)
    })
    expect(registry.complete).toBe(true)
    expect(registry.goals.map(({ id }) => id)).toEqual(
      itemsOf(30)
        .slice(1)
        .map(({ id }) => id),
    )
  })

  it('a list that ends early, and says so', async () => {
    const whole = consoleOf({ goals: itemsOf(30) }, 10)
    const registry = await registryFrom((list, url) =>
      list === 'goals' && url.searchParams.get('page') === '3'
        ? json({ items: 10, page: 3, total: 30, goals: [] })
        : whole(list, url),
    )
    expect(registry.complete).toBe(false)
    expect(registry.gaps).toEqual([
      { key: 'connect.answer.incomplete', values: { list: 'goals', got: 20, total: 30 } },
    ])
  })

  it('no more than 500 pages', async () => {
    const registry = await registryFrom(consoleOf({ goals: itemsOf(501) }, 1))
    expect(registry.goals).toHaveLength(500)
    expect(registry.complete).toBe(false)
    expect(registry.gaps).toEqual([
      { key: 'connect.answer.tooManyPages', values: { list: 'goals', pages: 500 } },
    ])
  })

  it.each(['applications', 'environments', 'unit_types'])(
    'goals without the list of %s, and says so',
    async (bad) => {
      const whole = consoleOf({ goals: itemsOf(2) })
      const registry = await registryFrom((list, url) => (list === bad ? json({}, 403) : whole(list, url)))
      expect(registry).toMatchObject({ complete: true, gaps: [{ key: 'connect.answer.forbidden' }] })
      expect(registry.goals).toHaveLength(2)
    },
  )
})
