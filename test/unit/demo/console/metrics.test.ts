// @vitest-environment node
import { afterEach, beforeEach, expect, it } from 'vitest'

import { metric, startDemo } from '../../../../demo/index.ts'
import type { Demo } from '../../../../demo/index.ts'
import { fetchListPage, names } from '../../../fixtures/ask-demo.ts'

let demo: Demo
beforeEach(async () => {
  demo = await startDemo()
})
afterEach(() => demo.stop())

it('metrics have the documented envelope, their goal and the property they read', async () => {
  const page = await fetchListPage(demo, '/v1/metrics')
  expect(page).toMatchObject({ items: 200, page: 1, total: 5 })
  expect(page['metrics']).toMatchObject([
    { id: 11, name: 'Add-to-cart rate', type: 'goal_unique_count', goal_id: 104, value_source_property: '' },
    { id: 12, name: 'Conversion rate', goal_id: 110, goal: { id: 110, name: 'purchase' }, archived: false },
    { id: 13, name: 'Revenue per visitor', type: 'goal_property', value_source_property: 'price' },
    { id: 14, name: 'Orders per product view', type: 'goal_ratio' },
    { id: 16, name: 'Newsletter sign-up rate', goal: { name: 'newsletter_signup' } },
  ])
})

it('metrics have a filter that is JSON in a string, even when empty', async () => {
  const metrics = (await fetchListPage(demo, '/v1/metrics'))['metrics'] as {
    id: number
    property_filter: string
  }[]
  const filterOf = (id: number) => JSON.parse(metrics.find((one) => one.id === id)?.property_filter ?? '')
  expect(filterOf(13)).toEqual({ filter: { and: [{ eq: [{ var: 'currency' }, { value: 'EUR' }] }] } })
  expect(filterOf(12)).toEqual({ filter: { and: [] } })
})

it('metrics have a second goal when they are ratios, and null in its fields otherwise', async () => {
  const [count] = (await fetchListPage(demo, '/v1/metrics?ids=12'))['metrics'] as object[]
  const [ratio] = (await fetchListPage(demo, '/v1/metrics?ids=14'))['metrics'] as object[]
  expect(ratio).toMatchObject({
    goal_id: 110,
    numerator_type: 'goal_count',
    denominator_type: 'goal_count',
    denominator_goal_id: 102,
    denominator_goal: { id: 102, name: 'product_view' },
    denominator_value_source_property: '',
    denominator_property_filter: expect.stringContaining('"var":"currency"'),
  })
  const ofRatios = Object.entries(count ?? {}).filter(([field]) => /^(numerator|denominator)_/.test(field))
  expect(ofRatios.map(([, value]) => value)).toEqual([null, null, null, null, null, null])
})

it('metrics exclude archived ones, and drafts unless requested', async () => {
  expect(names(await fetchListPage(demo, '/v1/metrics?archived=true'), 'metrics')).toEqual([
    'Wishes per visitor',
  ])
  expect(
    names(await fetchListPage(demo, '/v1/metrics?include_drafts=true&sort=id&sort_asc=false'), 'metrics'),
  ).toEqual(expect.arrayContaining(['Stars per review', 'Conversion rate']))
  expect((await fetchListPage(demo, '/v1/metrics?include_drafts=1')).total).toBe(6)
  expect((await fetchListPage(demo, '/v1/metrics?include_drafts=false')).total).toBe(5)
})

it('metrics reflect changes at once and are paged', async () => {
  demo.registry.metrics.push(metric(90, 'Searches', { id: 103, name: 'search' }), metric(91, 'By SQL', null))
  const page = await fetchListPage(demo, '/v1/metrics?items=2&page=4')
  expect(page).toMatchObject({ items: 2, page: 4, total: 7 })
  expect(page['metrics']).toMatchObject([{ name: 'By SQL', goal_id: null, goal: null }])
})
