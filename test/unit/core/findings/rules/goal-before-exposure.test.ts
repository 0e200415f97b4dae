import { DELIVERY_START } from '../../../../fixtures/deliveries'
import { goalBody, ruleTable } from '../../../../fixtures/finding-publishes'
import { missingList } from '../../../../fixtures/make'

const exposure = (at: number, more: object = {}) => ({
  id: 51,
  name: 'free_shipping',
  unit: 'session_id',
  exposedAt: DELIVERY_START + at,
  variant: 1,
  assigned: true,
  eligible: true,
  ...more,
})
const sent = (goalAt: number, ...exposures: object[]) => ({
  at: 2000,
  goals: [goalBody('add_to_cart', null, DELIVERY_START + goalAt)],
  body: { exposures },
})
const says = (after: string) =>
  `info: “add_to_cart” was achieved ${after} ms before the first exposure to “free_shipping” that was seen here.`

ruleTable('goal-before-exposure', [
  ['after it', sent(500, exposure(100))],
  ['in the same moment', sent(100, exposure(100))],
  ['before it', sent(100, exposure(350)), says('250')],
  [
    'before it, in a publish of its own',
    [sent(100), { at: 2100, body: { exposures: [exposure(350)] } }],
    says('250'),
  ],
  [
    'exposed on an earlier page',
    [{ body: { exposures: [exposure(-9000)] }, request: { documentId: 'before' } }, sent(100, exposure(350))],
  ],
  ['long before it, which may be meant so', sent(-60_000, exposure(350))],
  [
    'exposed on a later page',
    [sent(100), { at: 2100, body: { exposures: [exposure(350)] }, request: { documentId: 'after' } }],
    says('250'),
  ],
  ['another experiment', sent(100, exposure(350, { name: 'other' }))],
  ['one that does not count anybody in', sent(100, exposure(350, { assigned: false }))],
  ['no exposure at all', sent(100)],
  [
    'a goal that the experiment does not read',
    { at: 2000, goals: [goalBody('page_view', null, DELIVERY_START)], body: { exposures: [exposure(50)] } },
  ],
])
ruleTable('goal-before-exposure', [['nobody knows the experiments', sent(100, exposure(350))]], {
  registry: { experiments: missingList() },
})
