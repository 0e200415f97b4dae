import { DELIVERY_START } from '../../../../fixtures/deliveries'
import { goalBody, reported, ruleTable } from '../../../../fixtures/finding-publishes'
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
const says = (after: number) =>
  reported('info', 'finding.goalBeforeExposure.what', {
    name: 'add_to_cart',
    experiment: 'free_shipping',
    after,
  })

ruleTable('goal-before-exposure', [
  ['a goal after the exposure', sent(500, exposure(100))],
  ['a goal in the same millisecond', sent(100, exposure(100))],
  ['a goal before the exposure', sent(100, exposure(350)), says(250)],
  [
    'a goal before the exposure, in a separate publish',
    [sent(100), { at: 2100, body: { exposures: [exposure(350)] } }],
    says(250),
  ],
  [
    'a goal after an exposure on an earlier page',
    [{ body: { exposures: [exposure(-9000)] }, request: { documentId: 'before' } }, sent(100, exposure(350))],
  ],
  ['a goal long before the exposure, which may be intended', sent(-60_000, exposure(350))],
  [
    'a goal before an exposure on a later page',
    [sent(100), { at: 2100, body: { exposures: [exposure(350)] }, request: { documentId: 'after' } }],
    says(250),
  ],
  ['a goal before an exposure to another experiment', sent(100, exposure(350, { name: 'other' }))],
  ['a goal before an exposure that doesn’t count', sent(100, exposure(350, { assigned: false }))],
  ['a goal without an exposure', sent(100)],
  [
    'a goal that the experiment does not read',
    { at: 2000, goals: [goalBody('page_view', null, DELIVERY_START)], body: { exposures: [exposure(50)] } },
  ],
])
ruleTable(
  'goal-before-exposure',
  [['a goal when the list of experiments is missing', sent(100, exposure(350))]],
  {
    registry: { experiments: missingList() },
  },
)
