// @vitest-environment node
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { startDemo } from '../../../../demo/index.ts'
import type { Demo } from '../../../../demo/index.ts'

let demo: Demo
beforeEach(async () => {
  demo = await startDemo()
})
afterEach(() => demo.stop())

const get = (path: string) => fetch(new URL(path, demo.shopUrl))

/** Changes the misbehavior as the page does. */
const set = (body: string, type = 'application/json') =>
  fetch(new URL('/demo/misbehave', demo.shopUrl), {
    method: 'POST',
    headers: { 'Content-Type': type },
    body,
  })

/** Sends a publish without goals and returns the status and body of the response. */
const publish = async () => {
  const answer = await fetch(`${demo.collectorUrl}/context`, {
    method: 'PUT',
    headers: { 'X-API-Key': demo.sdkKey },
    body: '{"units":[],"publishedAt":1}',
  })
  return [answer.status, await answer.text()]
}

it.each(['', 'mug/blue-mug', 'mug/midnight', 'checkout'])(
  'serves /%s with the settings and the SDK',
  async (path) => {
    const answer = await get(path)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    const html = await answer.text()
    const settings = /<script type="application\/json" id="shop-settings">(.*?)<\/script>/.exec(html)?.[1]
    expect(JSON.parse(settings ?? '')).toEqual({ collectorUrl: demo.collectorUrl, sdkKey: demo.sdkKey })
    expect(html.indexOf('/vendor/')).toBeLessThan(html.indexOf('/assets/shop.js'))
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  },
)

it('serves every file that its pages and scripts request', async () => {
  const html = await (await get('mug/blue-mug')).text()
  const asked = [...html.matchAll(/(?:src|href)="(\/(?:assets|vendor)\/[^"]+)"/g)].map(
    ([, path]) => path ?? '',
  )
  expect(asked.length).toBeGreaterThan(2)
  const script = await (await get('/assets/shop.js')).text()
  asked.push(...[...script.matchAll(/from '\.(\/[^']+)'/g)].map(([, path]) => `/assets${path}`))
  for (const path of asked) expect([path, (await get(path)).status]).toEqual([path, 200])
})

it('serves the SDK of the package unchanged', async () => {
  const file = createRequire(import.meta.url).resolve('@absmartly/javascript-sdk/dist/absmartly.min.js')
  expect(await (await get('/vendor/absmartly.min.js')).text()).toBe(readFileSync(file, 'utf8'))
})

it.each([
  'mug/none',
  'nowhere',
  'assets/none.js',
  'assets/..%2findex.ts',
  'vendor/..%2fpackage.json',
  'assets/',
])('responds with 404 to /%s', async (path) => {
  const answer = await get(path)
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('No such mug')
})

it('uses three origins', () => {
  expect(
    new Set([demo.shopUrl, demo.collectorUrl, demo.consoleUrl].map((url) => new URL(url).origin)).size,
  ).toBe(3)
})

describe('misbehavior switch of the shop', () => {
  it.each([
    ['500', [500, expect.stringContaining('"code":500')]],
    ['401', [401, expect.stringContaining('"code":401')]],
    ['empty', [200, '']],
  ])('makes the collector misbehave: %s', async (mode, expected) => {
    expect((await set(JSON.stringify({ mode }))).status).toBe(200)
    expect(await publish()).toEqual(expected)
    expect(await (await get('/')).text()).toContain(`<option value="${mode}" selected>`)
    await set('{"mode":"off"}')
    expect(await publish()).toEqual([200, expect.stringContaining('"ok":true')])
  })

  it('replaces one mode with the next and drops connections', async () => {
    await set('{"mode":"500"}')
    await set('{"mode":"drop"}')
    await expect(publish()).rejects.toThrow()
    await set('{"mode":"context"}')
    expect(await publish()).toEqual([200, expect.anything()])
    expect((await fetch(`${demo.collectorUrl}/context`)).status).toBe(500)
  })

  it('accepts only known modes, as JSON, by POST', async () => {
    for (const body of ['{"mode":"toString"}', '{"mode":1}', 'null', 'x', ''])
      expect((await set(body)).status).toBe(400)
    expect((await set('{"mode":"500"}', 'text/plain')).status).toBe(405)
    expect((await get('/demo/misbehave')).status).toBe(405)
    expect((await publish())[0]).toBe(200)
  })
})

it('does not start when a port is taken and leaves nothing running', async () => {
  const taken = Number(new URL(demo.shopUrl).port)
  const start = () => startDemo({ ports: { shop: taken, collector: 0, console: 0 } })
  await expect(start()).rejects.toMatchObject({ code: 'EADDRINUSE', port: taken })
  await demo.stop()
  demo = await start()
  expect(new URL(demo.shopUrl).port).toBe(String(taken))
})
