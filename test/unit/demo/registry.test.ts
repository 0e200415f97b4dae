// @vitest-environment node
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { goalEntry, keys, startDemo, teams } from '../../../demo/index.ts'
import type { Demo } from '../../../demo/index.ts'
import { requestConsolePath, fetchListPage, names } from '../../fixtures/ask-demo.ts'

let demo: Demo
beforeEach(async () => {
  demo = await startDemo()
})
afterEach(() => demo.stop())

describe('registry of the shop', () => {
  it('has metrics of existing goals, and goals that name exactly their active metrics', () => {
    const { goals, metrics } = demo.registry
    for (const one of metrics) {
      const named = goals.find(({ id }) => id === one.goal_id)
      expect([one.name, one.goal]).toEqual([one.name, { id: named?.id, name: named?.name }])
    }
    for (const one of goals.filter(({ archived }) => !archived)) {
      const used = metrics.filter(
        ({ goal_id, archived, lifecycle_status }) =>
          goal_id === one.id && !archived && lifecycle_status === 'active',
      )
      expect([one.name, one.metrics]).toEqual([one.name, used.map(({ id, name }) => ({ id, name }))])
    }
  })

  it('has experiments with existing metrics, applications and unit types', () => {
    const { experiments, metrics, applications, unit_types } = demo.registry
    const plain = (entries: readonly { id: number; name: string }[], wanted: number) => {
      const found = entries.find(({ id }) => id === wanted)
      return { id: found?.id, name: found?.name }
    }
    for (const one of experiments) {
      expect(one.primary_metric).toEqual(plain(metrics, one.primary_metric_id ?? 0))
      for (const { metric_id, metric } of one.secondary_metrics)
        expect(metric).toEqual(plain(metrics, metric_id))
      expect(one.unit_type).toEqual(plain(unit_types, one.unit_type_id))
      expect(one.applications.map(({ application }) => application)).toEqual(
        one.applications.map(({ application_id }) => plain(applications, application_id)),
      )
    }
  })
})

describe('key of a team', () => {
  const ofTeam = `Api-Key ${keys.checkoutTeam}`

  it('sees only the goals of its team, whatever the query', async () => {
    const seen = await fetchListPage(demo, '/v1/goals', ofTeam)
    expect(names(seen, 'goals')).toEqual([
      'checkout_started',
      'payment_failed',
      'purchase',
      'order_cancelled',
    ])
    expect(seen.total).toBe(4)
    expect(names(await fetchListPage(demo, '/v1/goals?search=page_view', ofTeam), 'goals')).toEqual([])
    expect(names(await fetchListPage(demo, '/v1/goals?ids=101,110', ofTeam), 'goals')).toEqual(['purchase'])
    expect((await fetchListPage(demo, '/v1/goals?archived=true', ofTeam)).total).toBe(0)
    expect((seen['goals'] as object[])[0]).toMatchObject({
      teams: [{ team_id: 5, team: { id: 5, name: 'Checkout' } }],
    })
  })

  it('sees all metrics, even those of goals it does not see', async () => {
    const seen = names(await fetchListPage(demo, '/v1/goals', ofTeam), 'goals')
    const metrics = (await fetchListPage(demo, '/v1/metrics', ofTeam))['metrics'] as {
      goal: { name: string }
    }[]
    expect(metrics.map((one) => one.goal.name).filter((name) => !seen.includes(name))).toContain(
      'add_to_cart',
    )
  })

  it('may read every other list', async () => {
    for (const path of ['applications', 'environments', 'unit_types', 'experiments'])
      expect([path, (await requestConsolePath(demo, `/v1/${path}`, ofTeam)).status]).toEqual([path, 200])
  })

  it('sees a goal that is assigned to its team later', async () => {
    demo.registry.goals.push(
      goalEntry(300, 'gift_wrap'),
      goalEntry(301, 'gift_card', { teams: [teams.checkout] }),
    )
    expect(names(await fetchListPage(demo, '/v1/goals?search=gift', ofTeam), 'goals')).toEqual(['gift_card'])
  })
})
