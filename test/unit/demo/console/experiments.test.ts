// @vitest-environment node
import { afterEach, beforeEach, expect, it } from 'vitest'

import { experiment, startDemo } from '../../../../demo/index.ts'
import type { Demo } from '../../../../demo/index.ts'
import { fetchListPage, names } from '../../../fixtures/ask-demo.ts'

let demo: Demo
beforeEach(async () => {
  demo = await startDemo()
})
afterEach(() => demo.stop())

it('experiments have the documented envelope and their metrics', async () => {
  const page = await fetchListPage(demo, '/v1/experiments?state=running')
  expect(page).toMatchObject({ items: 200, page: 1, total: 2 })
  expect(page['experiments']).toMatchObject([
    {
      id: 41,
      name: 'hero_headline',
      state: 'running',
      archived: false,
      primary_metric_id: 13,
      primary_metric: { id: 13, name: 'Revenue per visitor' },
      unit_type: { id: 1, name: 'session_id' },
      applications: [{ application_id: 1, application: { id: 1, name: 'blue-mug-web' } }],
    },
    {
      id: 42,
      name: 'checkout_reassurance',
      primary_metric: { name: 'Add-to-cart rate' },
      unit_type: { name: 'user_id' },
      secondary_metrics: [
        { metric_id: 12, type: 'guardrail', order_index: 0, metric: { id: 12, name: 'Conversion rate' } },
      ],
    },
  ])
})

it('experiments can be filtered by one or more states', async () => {
  const named = async (query: string) =>
    names(await fetchListPage(demo, `/v1/experiments${query}`), 'experiments')
  expect(await named('?state=stopped')).toEqual(['gift_wrap_offer'])
  expect(await named('?state=full_on,stopped')).toEqual(['free_returns_badge', 'gift_wrap_offer'])
  expect(await named('?state=ready')).toEqual([])
  expect(await named('')).toHaveLength(4)
  expect(await named('?search=HERO')).toEqual(['hero_headline'])
})

it('experiments reflect changes at once', async () => {
  demo.registry.experiments.push(experiment(50, 'bigger_basket'))
  const page = await fetchListPage(demo, '/v1/experiments?state=running&search=basket')
  expect(page['experiments']).toMatchObject([{ name: 'bigger_basket', primary_metric: null }])
})

it('experiments match those of the collector by id and name, plus a stopped one', async () => {
  const answer = await fetch(`${demo.collectorUrl}/context?application=blue-mug-web&environment=development`)
  const { experiments } = (await answer.json()) as { experiments: { id: number; name: string }[] }
  const pair = ({ id, name }: { id: number; name: string }) => `${id} ${name}`
  const listed = demo.registry.experiments.filter(({ state }) => state !== 'stopped')
  expect(listed.map(pair).toSorted()).toEqual(experiments.map(pair).toSorted())
})
