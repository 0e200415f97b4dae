import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Capture } from '../../../../core/capture'
import { summarise } from '../../../../core/record/summary'
import { indexRegistry } from '../../../../core/registry/registry'
import { registryOf } from '../../../fixtures/make'
import { captures, goals, panelWith, registry, state } from '../../../fixtures/panel'

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

describe('the summary', () => {
  it('is that of a full count, whatever came in whatever order', () => {
    const made = fc.array(fc.array(fc.constantFrom('add_to_cart', 'old_goal', 'unknown'), { maxLength: 3 }), {
      maxLength: 4,
    })
    const step = fc.oneof(
      { weight: 4, arbitrary: made.map((captured) => ({ captured })) },
      { weight: 2, arbitrary: fc.boolean().map((connected) => ({ connected })) },
      fc.nat(5).map((back) => ({ back })),
      fc.constant({ look: true }),
      fc.constant({ newRecord: true }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const panel = panelWith([state()])
        let all: Capture[] = []
        let seq = 0
        let epoch = 1
        let index: ReturnType<typeof indexRegistry> | null = null
        for (const each of steps) {
          if ('captured' in each) {
            const fresh = each.captured.map((names) => goals(++seq, ...names))
            all.push(...fresh)
            panel.update([{ type: 'captures', epoch: `epoch-${epoch}`, captures: fresh }])
          } else if ('connected' in each) {
            index = each.connected ? indexRegistry(registryOf()) : null
            panel.update([registry(each.connected)])
          } else if ('back' in each) {
            const clearedThrough = Math.max(0, seq - each.back, panel.tab.value?.clearedThrough ?? 0)
            all = all.filter((capture) => capture.seq > clearedThrough)
            panel.update([state({ epoch: `epoch-${epoch}`, clearedThrough })])
          } else if ('newRecord' in each) {
            all = []
            seq = 0
            panel.update([state({ epoch: `epoch-${++epoch}` })])
          } else {
            // Read at some times and not at others: the running count builds on what was read last.
            expect(panel.summary.value).toEqual(summarise(all, index))
          }
        }
        expect(panel.summary.value).toEqual(summarise(all, index))
      }),
      { numRuns: 200 },
    )
  })

  it('is that of the captures kept when there are too many', () => {
    const panel = panelWith([state(), registry(true)], 2)
    const sent: Capture[] = []
    for (let seq = 1; seq <= 6; seq++) {
      const capture = goals(seq, seq % 2 === 0 ? 'add_to_cart' : 'unknown')
      sent.push(capture)
      panel.update([captures(capture)])
      expect(panel.summary.value).toEqual(summarise(sent.slice(-2), indexRegistry(registryOf())))
    }
  })
})
