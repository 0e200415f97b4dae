// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { MAX_STORED_EVENTS } from '../../../../demo/events.ts'
import { goalEntry, jwt, keys, startDemo, storedEvent } from '../../../../demo/index.ts'
import type { Demo } from '../../../../demo/index.ts'

let demo: Demo
beforeEach(async () => {
  demo = await startDemo()
})
afterEach(() => demo.stop())

const post = (body: string, authorization = `Api-Key ${demo.consoleKey}`) =>
  fetch(`${demo.consoleUrl}/v1/events`, { method: 'POST', headers: { Authorization: authorization }, body })

/** Returns the rows as objects, built as `cli-ts` builds them. */
async function eventsBy(body: object): Promise<Record<string, unknown>[]> {
  const { columnNames, columnTypes, rows } = (await (await post(JSON.stringify(body))).json()) as {
    columnNames: string[]
    columnTypes: string[]
    rows: unknown[][]
  }
  expect(columnTypes).toHaveLength(columnNames.length)
  return rows.map((row) => Object.fromEntries(columnNames.map((name, index) => [name, row[index]])))
}

const namesBy = async (body: object) => (await eventsBy(body)).map((event) => event['event_name'])

const publish = (goals: object[], units = [{ type: 'session_id', uid: 'x' }]) => ({
  units,
  publishedAt: 2,
  goals,
})
const put = (body: object, path = '/context', headers: Record<string, string> = {}) =>
  fetch(`${demo.collectorUrl}${path}`, {
    method: 'PUT',
    headers: { 'X-API-Key': demo.sdkKey, ...headers },
    body: JSON.stringify(body),
  })

describe('stored events', () => {
  it('keep the ids from the time of ingestion: an unknown name keeps its null', async () => {
    const from = { 'X-Application': 'blue-mug-web', 'X-Environment': 'production' }
    const properties = { price: '19.99' }
    await put(
      publish([
        { name: 'purchase', achievedAt: 20, properties },
        { name: 'add_to_basket', achievedAt: 10 },
      ]),
      '/context',
      from,
    )
    demo.registry.goals.push(goalEntry(300, 'add_to_basket'))
    expect(await eventsBy({})).toEqual([
      {
        event_at: 20,
        event_type: 'goal',
        event_name: 'purchase',
        goal_id: 110,
        goal_name: 'purchase',
        unit_type: 'session_id',
        unit_type_id: 1,
        unit_uid: 'x',
        application: 'blue-mug-web',
        application_id: 1,
        environment: 'production',
        environment_id: 3,
        environment_type: 'production',
        properties,
      },
      expect.objectContaining({ event_name: 'add_to_basket', goal_id: null, properties: null }),
    ])
    await put(publish([{ name: 'add_to_basket', achievedAt: 30 }]))
    expect((await eventsBy({ take: 1 }))[0]).toMatchObject({ goal_id: 300, application_id: null })
  })

  it('include one event per unit and per publish of a batch', async () => {
    const units = [
      { type: 'session_id', uid: 'a' },
      { type: 'user_id', uid: 'b' },
      { type: 'device', uid: 'c' },
    ]
    const requests = [publish([{ name: 'search', achievedAt: 1 }], units), publish([])]
    await put({ requests }, '/context/batch')
    expect(demo.storedEvents.map(({ unit_uid, unit_type_id }) => [unit_uid, unit_type_id])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', null],
    ])
  })

  it('exclude a publish that was rejected, failed with 500 or was dropped', async () => {
    const wellMade = publish([{ name: 'search', achievedAt: 1 }])
    await put({ ...wellMade, publishedAt: 'x' })
    await put({ requests: [wellMade, {}] }, '/context/batch')
    await put(wellMade, '/context', { 'X-API-Key': 'nobody' })
    demo.misbehave({ server: 'collector', status: 500, times: 1 })
    await put(wellMade)
    demo.misbehave({ server: 'collector', drop: true, times: 1 })
    await expect(put(wellMade)).rejects.toThrow()
    expect(demo.storedEvents).toEqual([])
    demo.misbehave({ server: 'collector', body: '', times: 1 })
    await put(wellMade)
    expect(demo.storedEvents).toHaveLength(1)
  })

  it('are limited in number and drop the oldest', async () => {
    for (let i = 0; i < MAX_STORED_EVENTS; i += 1) demo.storedEvents.push(storedEvent(`old_${i}`))
    await put(publish([{ name: 'search', achievedAt: 1 }]))
    expect(demo.storedEvents).toHaveLength(MAX_STORED_EVENTS)
    expect([demo.storedEvents[0]?.event_name, demo.storedEvents.at(-1)?.event_name]).toEqual([
      'old_1',
      'search',
    ])
  })
})

describe('events API', () => {
  it('compares whole values, and accepts every value for an empty filter', async () => {
    demo.storedEvents.push(
      storedEvent('a', { event_at: 1, unit_uid: 'u', unit_type_id: 2 }),
      storedEvent('A', { event_at: 2, environment_type: 'production', application_id: 2 }),
      storedEvent('b', { event_at: 3, event_type: 'exposure', goal_name: null, application_id: null }),
    )
    expect(await namesBy({ filters: { event_names: ['a'] } })).toEqual(['a'])
    expect(await namesBy({ filters: { event_names: ['a', 'b'], event_types: ['exposure'] } })).toEqual(['b'])
    expect(await namesBy({ filters: { event_names: [] } })).toEqual(['b', 'A', 'a'])
    expect(await namesBy({ filters: { from: 2, to: 2 } })).toEqual(['A'])
    expect(await namesBy({ filters: { unit_uids: ['u'] } })).toEqual(['a'])
    expect(await namesBy({ filters: { unit_types: [2] } })).toEqual(['a'])
    expect(await namesBy({ filters: { applications: [2] } })).toEqual(['A'])
    expect(await namesBy({ filters: { environment_types: ['production'] } })).toEqual(['A'])
  })

  it('returns 50 events by default, or the requested number', async () => {
    for (let i = 0; i < 60; i += 1) demo.storedEvents.push(storedEvent(`e${i}`, { event_at: i }))
    expect(await namesBy({})).toHaveLength(50)
    expect(await namesBy({ take: 2, skip: 1 })).toEqual(['e58', 'e57'])
  })

  it.each(['x', 'null', '{"take":-1}', '{"filters":{"event_names":"a"}}'])('rejects %s', async (body) => {
    const answer = await post(body)
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ ok: false, errors: [expect.any(String)] })
  })

  it('requires the permission', async () => {
    const token = jwt({ expiresAt: Date.now() + 60_000, permissions: ['Goal List'] })
    expect((await post('{}', `JWT ${token}`)).status).toBe(403)
    expect((await post('{}', `Api-Key ${keys.sdk}`)).status).toBe(401)
    expect((await post('', `Api-Key ${keys.console}`)).status).toBe(200)
  })
})
