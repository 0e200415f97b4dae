import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { indexRegistry, type Registry } from '../../../../core/registry/registry'
import { judgeGoal, type Verdict } from '../../../../core/registry/verdict'
import { COLLECTOR, itemOf, registryOf } from '../../../fixtures/make'

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const index = (more: Partial<Registry> = {}) => indexRegistry(registryOf(more))

describe('judgeGoal', () => {
  it.each<[string, Verdict]>([
    ['add_to_cart', 'known'],
    ['old_goal', 'archived'],
    ['add_to_basket', 'unknown'],
    ['Add_to_cart', 'unknown'],
    ['add_to_cart ', 'unknown'],
    ['', 'unknown'],
    ['__proto__', 'unknown'],
    ['constructor', 'unknown'],
  ])('%j is %s', (name, verdict) => {
    expect(judgeGoal(name, COLLECTOR, index())).toEqual({
      verdict,
      reason: { key: `verdictReason.${verdict}` },
    })
  })

  it('is known where an active goal and an archived one have one name', () => {
    const goals = [itemOf(1, 'a', true), itemOf(2, 'a')]
    expect(judgeGoal('a', COLLECTOR, index({ goals })).verdict).toBe('known')
  })

  it('checks nothing without a registry', () => {
    expect(judgeGoal('add_to_cart', COLLECTOR, null)).toEqual({
      verdict: 'unchecked',
      reason: { key: 'verdictReason.noRegistry' },
    })
  })

  it.each<[string, Verdict]>([
    ['add_to_cart', 'known'],
    ['old_goal', 'unchecked'],
    ['add_to_basket', 'unchecked'],
  ])('by a list that is not complete, %j is %s', (name, verdict) => {
    const reason = { key: verdict === 'known' ? 'verdictReason.known' : 'verdictReason.incomplete' }
    expect(judgeGoal(name, COLLECTOR, index({ complete: false }))).toEqual({ verdict, reason })
  })

  it('never calls a goal unknown or archived by a list that is not complete', () => {
    const item = fc.record({ id: fc.nat(), name: fc.string(), archived: fc.boolean() })
    fc.assert(
      fc.property(fc.array(item), fc.string(), fc.webUrl(), (goals, name, url) => {
        const registry = index({ goals, complete: false })
        for (const each of [name, ...goals.map((goal) => goal.name)]) {
          expect(['known', 'unchecked']).toContain(judgeGoal(each, url, registry).verdict)
        }
      }),
    )
  })
})

describe('the collector', () => {
  it.each<[string, string, string, boolean]>([
    ['its own', 'https://acme.absmartly.io/v1/context', 'acme.absmartly.com', true],
    ['its own, another case', 'https://ACME.absmartly.io/v1/context', 'acme.absmartly.com', true],
    ['its own, a port', 'https://acme.absmartly.io:8443/v1/context', 'acme.absmartly.com', true],
    ['another instance', 'https://other.absmartly.io/v1/context', 'acme.absmartly.com', false],
    ['an instance below it', 'https://eu.acme.absmartly.io/v1/context', 'acme.absmartly.com', false],
    ['first party', 'https://www.shop.example/ab/context', 'acme.absmartly.com', true],
    ['a name that only looks so', 'https://other.absmartly.io.example/context', 'acme.absmartly.com', true],
    ['on this machine', 'http://localhost:4010/v1/context', 'localhost:4011', true],
    ['ABsmartly, console on this machine', 'https://acme.absmartly.io/v1/context', 'localhost:4011', false],
    ['ABsmartly, console by address', 'https://acme.absmartly.io/v1/context', '127.0.0.1:4011', false],
    ['ABsmartly, console on IPv6', 'https://acme.absmartly.io/v1/context', '[::1]:4011', false],
    [
      'ABsmartly, console under a domain of its own',
      'https://acme.absmartly.io/v1/context',
      'ab.shop.example',
      true,
    ],
    ['not a URL', '/v1/context', 'acme.absmartly.com', true],
  ])('%s', (_, url, workspace, judged) => {
    const { verdict, reason } = judgeGoal('add_to_basket', url, index({ workspace }))
    expect(verdict).toBe(judged ? 'unknown' : 'unchecked')
    if (!judged) {
      const collector = new URL(url).hostname
      expect(reason).toEqual({ key: 'verdictReason.otherWorkspace', values: { collector, workspace } })
    }
  })

  it('of another instance is said before the list is found not complete', () => {
    const { reason } = judgeGoal(
      'add_to_cart',
      'https://other.absmartly.io/context',
      index({ complete: false }),
    )
    expect(reason.key).toBe('verdictReason.otherWorkspace')
  })
})
