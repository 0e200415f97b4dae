import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { Attempt } from '../../../../../core/attempt'
import type { Delivery } from '../../../../../core/delivery/delivery'
import { summarize } from '../../../../../core/record/summary'
import { jsonBody, knownOf, publishWith, seenAttempt } from '../../../../fixtures/make'
import {
  attempts,
  connected,
  attemptWithGoals,
  panelWith,
  state,
} from '../../../../fixtures/panel/panel-updates'

// The properties run many times and CI machines can be slow.
vi.setConfig({ testTimeout: 60_000 })

const names = fc.array(fc.constantFrom('add_to_cart', 'old_goal', 'unknown'), { maxLength: 3 })
const seen = fc.record({ names, at: fc.nat(20) })
const step = fc.oneof(
  { weight: 4, arbitrary: fc.array(seen, { maxLength: 4 }).map((fresh) => ({ fresh })) },
  { weight: 3, arbitrary: fc.record({ which: fc.nat(), again: seen }) },
  { weight: 2, arbitrary: fc.record({ connected: fc.boolean() }) },
  fc.record({ back: fc.nat(5), canUndo: fc.boolean() }),
  fc.constant({ undo: true }),
  fc.constant({ newRecord: true }),
)

/** Models the record of the background. Its panel receives each step as an update. */
function recordOf() {
  const panel = panelWith([state()], 12)
  let made = new Map<string, Attempt>()
  let [seq, id, epoch, clearedThrough] = [0, 0, 1, 0]
  let undo: number | null = null
  const attempt = (name: number, { names: goalNames, at }: { names: string[]; at: number }): Attempt => ({
    ...seenAttempt(name, { at, body: jsonBody(publishWith(goalNames)) }),
    seq: ++seq,
  })
  const tell = () =>
    panel.update([state({ epoch: `epoch-${epoch}`, clearedThrough, canUndo: undo !== null })])
  const send = (sent: Attempt[]) => {
    for (const one of sent) made.set(one.id, one)
    panel.update([{ type: 'attempts', epoch: `epoch-${epoch}`, attempts: sent }])
  }
  return {
    panel,
    add: (fresh: { names: string[]; at: number }[]) => send(fresh.map((one) => attempt(++id, one))),
    change(which: number, again: { names: string[]; at: number }) {
      if (id > 0) send([attempt(1 + (which % id), again)])
    },
    clear(back: number, canUndo: boolean) {
      undo = canUndo ? clearedThrough : null
      clearedThrough = Math.max(clearedThrough, seq - back)
      tell()
    },
    undo() {
      if (undo === null) return
      clearedThrough = undo
      undo = null
      tell()
      send([...made.values()].filter((one) => one.seq > clearedThrough))
    },
    renew() {
      made = new Map()
      seq = id = clearedThrough = 0
      undo = null
      epoch++
      tell()
    },
  }
}

const firstsOf = ({ deliveries }: { deliveries: { value: readonly Delivery[] } }) =>
  deliveries.value.map(({ attempts: [first] }) => first)

describe('createPanelState, summary', () => {
  it('equals a full count of the shown rows for any sequence of updates', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const { panel, ...record } = recordOf()
        let isConnected = false
        for (const each of steps) {
          if ('fresh' in each) record.add(each.fresh)
          else if ('again' in each) record.change(each.which, each.again)
          else if ('back' in each) record.clear(each.back, each.canUndo)
          else if ('undo' in each) record.undo()
          else if ('newRecord' in each) record.renew()
          else {
            isConnected = each.connected
            panel.update(connected(isConnected))
          }
          expect(panel.summary.value).toEqual(summarize(firstsOf(panel), isConnected ? [knownOf()] : []))
          const counted = panel.summary.value
          expect(panel.rows.value).toHaveLength(counted.goals + counted.publishesWithoutGoals)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('equals a full count of the remaining attempts when the limit was exceeded', () => {
    const panel = panelWith([state(), ...connected()], 2)
    const sent: Attempt[] = []
    for (let seq = 1; seq <= 6; seq++) {
      const attempt = attemptWithGoals(seq, seq % 2 === 0 ? 'add_to_cart' : 'unknown')
      sent.push(attempt)
      panel.update([attempts(attempt)])
      expect(panel.summary.value).toEqual(summarize(sent.slice(-2), [knownOf()]))
    }
  })
})
