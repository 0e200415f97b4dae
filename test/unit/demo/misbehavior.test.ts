// @vitest-environment node
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { startDemo } from '../../../demo/index.ts'
import type { Demo } from '../../../demo/index.ts'

let demo: Demo
beforeEach(async () => {
  demo = await startDemo()
})
afterEach(() => demo.stop())

const getContext = (init: RequestInit = {}) => fetch(`${demo.collectorUrl}/context`, init)

it('stops after its number of requests', async () => {
  demo.misbehave({ server: 'collector', status: 500, times: 2 })
  const statuses = [(await getContext()).status, (await getContext()).status, (await getContext()).status]
  expect(statuses).toEqual([500, 500, 200])
})

it('stays active until it is removed', async () => {
  const end = demo.misbehave({ server: 'collector', status: 500 })
  expect((await getContext()).status).toBe(500)
  end()
  end()
  expect((await getContext()).status).toBe(200)
})

it('applies to one server, one method and one path prefix', async () => {
  demo.misbehave({ server: 'collector', method: 'put', path: '/v1/context/batch', status: 418 })
  demo.misbehave({ server: 'console', path: '/v1/goals', status: 418 })
  const put = (path: string) => fetch(`${demo.collectorUrl}${path}`, { method: 'PUT' })
  const list = (name: string) => fetch(`${demo.consoleUrl}/v1/${name}?items=1`)
  expect((await getContext()).status).toBe(200)
  expect((await put('/context')).status).toBe(401)
  expect((await put('/context/batch')).status).toBe(418)
  expect((await list('goals')).status).toBe(418)
  expect((await list('applications')).status).toBe(401)
})

it('uses the newest matching rule', async () => {
  demo.misbehave({ server: 'collector', status: 500 })
  demo.misbehave({ server: 'collector', status: 429, times: 1 })
  expect([(await getContext()).status, (await getContext()).status]).toEqual([429, 500])
})

it('skips preflights unless the rule names them', async () => {
  demo.misbehave({ server: 'collector', status: 500 })
  expect((await getContext({ method: 'OPTIONS' })).status).toBe(204)
  demo.misbehave({ server: 'collector', method: 'OPTIONS', status: 500 })
  expect((await getContext({ method: 'OPTIONS' })).status).toBe(500)
})

it('replaces only the parts of the response that it names', async () => {
  demo.misbehave({ server: 'collector', body: '<h1>Hello</h1>', contentType: 'text/html', times: 1 })
  const page = await getContext()
  expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
    200,
    'text/html',
    '<h1>Hello</h1>',
  ])
  demo.misbehave({ server: 'collector', status: 500, times: 1 })
  expect(await (await getContext()).json()).toMatchObject({ code: 500 })
  demo.misbehave({ server: 'console', status: 500, times: 1 })
  expect(await (await fetch(`${demo.consoleUrl}/v1/goals`)).json()).toHaveProperty('error')
})

it('adds headers that override those of the response, ignoring case', async () => {
  const headers = { 'Retry-After': '3', 'CONTENT-TYPE': 'text/plain' }
  demo.misbehave({ server: 'console', status: 429, headers })
  const answer = await fetch(`${demo.consoleUrl}/v1/goals`)
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '3'])
  expect(answer.headers.get('content-type')).toBe('text/plain')
})

it('computes the body for each response, however large', async () => {
  let asked = 0
  demo.misbehave({ server: 'console', body: () => String((asked += 1)).repeat(2 * 1024 * 1024) })
  for (const first of ['1', '2']) {
    const text = await (await fetch(`${demo.consoleUrl}/v1/goals`)).text()
    expect([text.length, text[0]]).toEqual([2 * 1024 * 1024, first])
  }
  expect(asked).toBe(2)
})

it('redirects', async () => {
  demo.misbehave({ server: 'console', redirectTo: 'http://localhost:1/login' })
  const answer = await fetch(`${demo.consoleUrl}/v1/goals`, { redirect: 'manual' })
  expect([answer.status, answer.headers.get('location')]).toEqual([302, 'http://localhost:1/login'])
})

it('drops the connection and records no response', async () => {
  demo.misbehave({ server: 'collector', drop: true })
  await expect(getContext()).rejects.toThrow()
  expect(demo.received).toMatchObject([{ method: 'GET', status: null, response: '' }])
})

it('records a delayed request before its response', async () => {
  demo.misbehave({ server: 'collector', delayMs: 300 })
  const answer = getContext()
  await vi.waitUntil(() => demo.received.length === 1, { interval: 5 })
  expect(demo.received[0]?.status).toBeNull()
  expect((await answer).status).toBe(200)
  expect(demo.received[0]?.status).toBe(200)
})

it('records no response when the caller aborts during the delay', async () => {
  demo.misbehave({ server: 'collector', delayMs: 300, times: 1 })
  const giveUp = new AbortController()
  const answer = getContext({ signal: giveUp.signal })
  await vi.waitUntil(() => demo.received.length === 1, { interval: 5 })
  giveUp.abort()
  await expect(answer).rejects.toThrow()
  // Wait for a second delay of the same length: it starts later, so it also ends later.
  demo.misbehave({ server: 'collector', delayMs: 300, times: 1 })
  await getContext()
  expect(demo.received.map(({ status }) => status)).toEqual([null, 200])
})

it('does not keep the demo from stopping', async () => {
  const other = await startDemo()
  other.misbehave({ server: 'collector', delayMs: 3_600_000 })
  const answer = fetch(`${other.collectorUrl}/context`)
  await vi.waitUntil(() => other.received.length === 1)
  await Promise.all([expect(answer).rejects.toThrow(), other.stop()])
})
