// @vitest-environment node
import { afterEach, describe, expect, it } from 'vitest'

import { goalEntry, keys, startDemo } from '../../../../demo/index.ts'
import type { Demo, DemoOptions } from '../../../../demo/index.ts'

let demo: Demo
afterEach(() => demo.stop())

const start = async (options?: DemoOptions) => {
  demo = await startDemo(options)
}

const ask = (path: string, authorization = `Api-Key ${demo.consoleKey}`) =>
  fetch(`${demo.consoleUrl}${path}`, { headers: { Authorization: authorization } })

interface Page {
  items: number
  page: number
  total: number
  [key: string]: unknown
}

const list = async (path: string) => (await (await ask(path)).json()) as Page
const names = (page: Page, key = 'goals') => (page[key] as { name: string }[]).map(({ name }) => name)

describe('console, lists', () => {
  it('returns the documented envelope', async () => {
    await start()
    expect(await list('/v1/applications')).toMatchObject({
      items: 200,
      page: 1,
      total: 2,
      applications: [{ id: 1, name: 'blue-mug-web', archived: false }, { name: 'blue-mug-checkout' }],
    })
    expect(names(await list('/v1/unit_types'), 'unit_types')).toEqual(['session_id', 'user_id'])
    expect((await list('/v1/environments'))['environments']).toMatchObject([
      { name: 'development', type: 'development' },
      { name: 'staging', type: 'development' },
      { name: 'production', type: 'production' },
    ])
  })

  it('returns the known goals of the shop but not the unknown one that it sends', async () => {
    await start()
    const goals = names(await list('/v1/goals'))
    expect(goals).toEqual(expect.arrayContaining(['page_view', 'product_view', 'add_to_cart', 'purchase']))
    expect(goals).not.toContain('add_to_basket')
  })

  it('returns either current or archived goals', async () => {
    await start()
    expect(names(await list('/v1/goals'))).not.toContain('wishlist_add')
    const archived = await list('/v1/goals?archived=true')
    expect(archived.total).toBe(1)
    expect(archived['goals']).toMatchObject([{ name: 'wishlist_add', archived: true }])
  })

  it('pages 1,203 goals, limits the page size and reports it', async () => {
    const goals = Array.from({ length: 1203 }, (_, i) => goalEntry(i + 1, `goal_${i + 1}`))
    await start({ registry: { goals }, maxPageSize: 100 })
    const seen: string[] = []
    for (let page = 1; page <= 13; page += 1) {
      const part = await list(`/v1/goals?items=500&page=${page}`)
      expect(part).toMatchObject({ items: 100, page, total: 1203 })
      seen.push(...names(part))
    }
    expect(seen).toEqual(goals.map(({ name }) => name))
    expect(names(await list('/v1/goals?items=500&page=14'))).toEqual([])
    expect(await list('/v1/goals?items=0&page=x')).toMatchObject({ items: 100, page: 1 })
    expect(names(await list('/v1/goals?items=2&page=2'))).toEqual(['goal_3', 'goal_4'])
  })

  it('searches, selects by id and sorts', async () => {
    await start()
    expect(names(await list('/v1/goals?search=CART'))).toEqual(['add_to_cart', 'remove_from_cart'])
    expect((await list('/v1/goals?search=cart')).total).toBe(2)
    expect(names(await list('/v1/goals?ids=110,101'))).toEqual(['page_view', 'purchase'])
    expect(names(await list('/v1/applications?sort=name'), 'applications')).toEqual([
      'blue-mug-checkout',
      'blue-mug-web',
    ])
    expect(names(await list('/v1/goals?sort=id&sort_asc=false&items=1'))).toEqual(['support_chat_opened'])
  })

  it('reflects changes at once', async () => {
    await start()
    demo.registry.goals.push(goalEntry(300, 'gift_wrap'))
    expect(names(await list('/v1/goals?search=gift'))).toEqual(['gift_wrap'])
  })
})

describe('console, keys', () => {
  it.each([
    ['no key', ''],
    ['a wrong key', 'Api-Key nobody'],
    ['another spelling', `ApiKey ${keys.console}`],
    ['another case', `api-key ${keys.console}`],
    ['a double space', `Api-Key  ${keys.console}`],
    ['another scheme', `Bearer ${keys.console}`],
    ['the bare key', keys.console],
    ["the SDK's key", `Api-Key ${keys.sdk}`],
  ])('responds with 401 to %s', async (_, authorization) => {
    await start()
    const answer = await ask('/v1/goals', authorization)
    expect(answer.status).toBe(401)
    expect(await answer.json()).toHaveProperty('error')
  })

  it.each([
    [keys.withoutGoalList, '/v1/goals', '/v1/applications'],
    [keys.withoutApplicationList, '/v1/applications', '/v1/goals'],
    [keys.withoutMetricList, '/v1/metrics', '/v1/goals'],
    [keys.withoutEnvironmentList, '/v1/environments', '/v1/goals'],
    [keys.withoutUnitTypeList, '/v1/unit_types', '/v1/goals'],
    [keys.withoutExperimentList, '/v1/experiments', '/v1/goals'],
  ])('responds with 403 when %s lacks the permission', async (key, forbidden, allowed) => {
    await start()
    const answer = await ask(forbidden, `Api-Key ${key}`)
    expect(answer.status).toBe(403)
    expect(await answer.json()).toHaveProperty('error')
    expect((await ask(allowed, `Api-Key ${key}`)).status).toBe(200)
    expect((await ask('/auth/current-user', `Api-Key ${key}`)).status).toBe(200)
  })
})

it('console identifies the owner of a key at the root', async () => {
  await start()
  expect(await (await ask('/auth/current-user')).json()).toHaveProperty('user.email')
  expect((await ask('/v1/auth/current-user')).status).toBe(404)
})

it('console responds with JSON to an unknown path', async () => {
  await start()
  for (const path of ['/v1', '/v1/units', '/v1/goals/', '/v1/events', '/metrics', '/goals/x', '/goals/']) {
    const answer = await ask(path)
    expect([path, answer.status]).toEqual([path, 404])
    expect(await answer.json()).toHaveProperty('error')
  }
})

it('console allows no page to read its responses', async () => {
  await start()
  const headers = { Origin: 'http://localhost:4400', Authorization: `Api-Key ${demo.consoleKey}` }
  const answer = await fetch(`${demo.consoleUrl}/v1/goals`, { headers })
  expect(answer.status).toBe(200)
  expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
})
