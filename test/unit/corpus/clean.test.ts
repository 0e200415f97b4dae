/** Checks that the clean visits have no mistakes, without using the rules. */
import { describe, expect, it } from 'vitest'
import { requestOf } from '../../../core/attempt'
import { isContextLoadAttempt } from '../../../core/delivery/context-load'
import { publishesOf } from '../../../core/publish/read-capture'
import { goalVerdict, nameVerdict } from '../../../core/registry/verdict'
import { createCleanVisits } from '../../../scripts/corpus/shops'
import { visitsFile } from '../../../scripts/corpus/visits-file'
import { REGISTRY, WORKSPACE } from '../../fixtures/corpus/registry'
import { cleanFiles, readCleanVisits } from '../../fixtures/corpus/clean-visits'
import { seenVisit } from '../../fixtures/corpus/visit'

const visits = readCleanVisits()
const seen = visits.map((visit) => ({ visit, ...seenVisit(visit) }))
const publishes = seen.flatMap(({ visit, deliveries }) =>
  deliveries.flatMap(({ attempts: [first] }) =>
    publishesOf(requestOf(first)).map((publish) => ({ visit, url: requestOf(first).url, publish })),
  ),
)

describe('clean visits', () => {
  // One of the SDKs has to be bundled first.
  it('match the requests of the installed SDKs', { timeout: 60_000 }, async () => {
    const made = await createCleanVisits()
    expect([...made.keys()].toSorted()).toEqual([...cleanFiles().keys()].toSorted())
    for (const [shop, text] of cleanFiles())
      expect(visitsFile(made.get(shop) ?? []) === text, shop).toBe(true)
  })

  it('have at least 300 publishes, of every SDK version in every shop', () => {
    expect(publishes.length).toBeGreaterThanOrEqual(300)
    const versions = ['1.2.4', '1.4.0', '1.5.0', '1.11.5', '1.13.4']
    for (const shop of ['retail', 'travel', 'saas', 'media']) {
      const used = new Set(publishes.filter(({ visit }) => visit.shop === shop).map(({ visit }) => visit.sdk))
      expect([...used].toSorted(), shop).toEqual(versions.toSorted())
    }
  })

  it('have unique ids and no labels', () => {
    expect(new Set(visits.map(({ id }) => id)).size).toBe(visits.length)
    expect(visits.flatMap(({ labels }) => labels)).toEqual([])
  })

  it('are read without problems', () => {
    for (const { visit, publish } of publishes) expect(publish.problems, visit.id).toEqual([])
    for (const { visit, rows } of seen) {
      expect(
        rows.map(({ kind }) => kind),
        visit.id,
      ).not.toContain('unreadable')
    }
  })

  it('consist of publishes and context requests', () => {
    for (const { visit, attempts } of seen) {
      const neither = attempts.filter(
        (attempt) => !isContextLoadAttempt(attempt) && publishesOf(requestOf(attempt)).length === 0,
      )
      expect(neither, visit.id).toEqual([])
    }
  })

  it('are accepted, some after retries', () => {
    for (const { visit, deliveries, statusOf, troubles } of seen) {
      expect(troubles, visit.id).toEqual([])
      for (const delivery of deliveries) {
        expect(statusOf(delivery), visit.id).toMatchObject({
          outcome: 'accepted',
          isSettled: true,
          isLost: false,
        })
      }
    }
    const tries = seen.flatMap(({ deliveries }) => deliveries.map(({ attempts }) => attempts.length))
    expect(Math.max(...tries)).toBe(4)
  })

  it('have known goals with a metric', () => {
    const goals = new Set(publishes.flatMap(({ publish }) => publish.goals.map(({ name }) => name)))
    for (const { url, publish } of publishes) {
      for (const { name } of publish.goals)
        expect(goalVerdict(name, url, [WORKSPACE]).verdict, name).toBe('known')
    }
    const measured = new Set(WORKSPACE.index?.metricsByGoal.keys())
    for (const name of goals) expect(measured, name).toContain(WORKSPACE.index?.goals.byName.get(name)?.id)
  })

  it('have known applications, environments, unit types and experiments', () => {
    const running = new Set(REGISTRY.experiments.items.map(({ name }) => name))
    for (const { url, publish } of publishes) {
      const verdict = (list: Parameters<typeof nameVerdict>[0], name: string | null) =>
        nameVerdict(list, name ?? '', url, [WORKSPACE]).verdict
      expect(verdict('applications', publish.application)).toBe('known')
      expect(verdict('environments', publish.environment)).toBe('known')
      for (const { type } of publish.units) expect(verdict('unitTypes', type)).toBe('known')
      for (const { name } of publish.exposures) expect(running).toContain(name)
    }
  })
})
