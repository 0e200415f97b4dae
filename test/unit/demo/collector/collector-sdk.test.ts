// @vitest-environment node
import { SDK } from '@absmartly/javascript-sdk'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { goalEntry, startDemo } from '../../../../demo/index.ts'
import type { Demo } from '../../../../demo/index.ts'

const UNKNOWN_GOAL = 'A goal with this name was not known at the time of ingestion'

let demo: Demo
beforeEach(async () => {
  // The SDK warns about every attempt that fails.
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  demo = await startDemo()
})
afterEach(async () => {
  await demo.stop()
  vi.restoreAllMocks()
})

/** Creates a ready context of the real SDK. Outside a browser it publishes only on request. */
async function context(options: { apiKey?: string; environment?: string; application?: string } = {}) {
  const sdk = new SDK({
    endpoint: demo.collectorUrl,
    apiKey: options.apiKey ?? demo.sdkKey,
    environment: options.environment ?? 'development',
    application: { name: options.application ?? 'blue-mug-web', version: 3 },
    eventLogger: () => {},
  })
  const created = sdk.createContext({ units: { session_id: 'visit-1' } })
  await created.ready()
  return created
}

const puts = () => demo.received.filter(({ method }) => method === 'PUT')

describe('collector with the real SDK', () => {
  it('accepts known goals without a warning and warns of each unknown goal', async () => {
    const created = await context()
    created.track('page_view')
    created.track('add_to_basket', { sku: 'BM-1' })
    created.track('wishlist_add')
    await created.publish()

    expect(puts()).toHaveLength(1)
    expect(puts()[0]).toMatchObject({ server: 'collector', path: '/v1/context', status: 200 })
    expect(JSON.parse(puts()[0]?.response ?? '')).toEqual({
      ok: true,
      warnings: [{ batchIndex: 0, eventIndex: 1, subject: 'goal', message: UNKNOWN_GOAL }],
      errors: [],
    })
  })

  it('knows a goal as soon as it is in the registry', async () => {
    demo.registry.goals.push(goalEntry(200, 'add_to_basket'))
    const created = await context()
    created.track('add_to_basket')
    await created.publish()
    expect(JSON.parse(puts()[0]?.response ?? '')).toMatchObject({ warnings: [] })
  })

  it('returns experiments that the SDK can assign variants from', async () => {
    const created = await context()
    expect(created.experiments()).toEqual(['hero_headline', 'checkout_reassurance', 'free_returns_badge'])
    expect([0, 1]).toContain(created.treatment('hero_headline'))
    await created.publish()
    const { exposures } = JSON.parse(puts()[0]?.body ?? '')
    expect(exposures).toMatchObject([{ id: 41, unit: 'session_id', assigned: true, eligible: true }])
  })

  it('returns experiments for the audience of the shop', async () => {
    const created = await context()
    created.unit('user_id', 'customer-1')
    created.attribute('country', 'NL')
    created.treatment('checkout_reassurance')
    await created.publish()
    const { exposures } = JSON.parse(puts()[0]?.body ?? '')
    expect(exposures).toMatchObject([{ unit: 'user_id', assigned: true, audienceMismatch: false }])
  })

  it('returns the experiments of the environment, and none for unknown names', async () => {
    expect((await context({ environment: 'production' })).experiments()).toEqual(['free_returns_badge'])
    expect((await context({ environment: 'Development' })).experiments()).toEqual([])
    expect((await context({ application: 'blue-mug-app' })).experiments()).toEqual([])
  })

  it('rejects a wrong key, after which the SDK does not retry', async () => {
    const created = await context({ apiKey: 'nobody' })
    created.track('page_view')
    await expect(created.publish()).rejects.toThrow()
    expect(puts().map(({ status }) => status)).toEqual([401])
  })

  it('receives the same body again after a 500 and after an empty 200', async () => {
    demo.misbehave({ server: 'collector', method: 'PUT', status: 500, times: 1 })
    const created = await context()
    created.track('page_view')
    await created.publish()
    demo.misbehave({ server: 'collector', method: 'PUT', body: '', times: 2 })
    created.track('page_view')
    await created.publish()

    expect(puts().map(({ status, response }) => [status, response === ''])).toEqual([
      [500, false],
      [200, false],
      [200, true],
      [200, true],
      [200, false],
    ])
    expect(new Set(puts().map(({ body }) => body)).size).toBe(2)
  })

  it('makes the context of the SDK fail and send nothing when it rejects the context load', async () => {
    demo.misbehave({ server: 'collector', method: 'GET', path: '/v1/context', status: 401 })
    const created = await context()
    expect(created.isFailed()).toBe(true)
    created.track('page_view')
    await created.publish()
    expect(puts()).toEqual([])
  })
})
