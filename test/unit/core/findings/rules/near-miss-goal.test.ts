import { goalBody, reported, ruleTable } from '../../../../fixtures/finding-publishes'
import { partOf, goalOf } from '../../../../fixtures/make'

const near = (name: string, other = 'add_to_cart') =>
  reported('error', 'finding.nearMissGoal.what', { name, near: other })

ruleTable('near-miss-goal', [
  ['a registered name', { goals: ['add_to_cart'] }],
  ['different case', { goals: [goalBody('Add_To_Cart')] }, near('Add_To_Cart')],
  ['different separators', { goals: [goalBody('add-to-cart')] }, near('add-to-cart')],
  ['missing separators', { goals: [goalBody('addToCart')] }, near('addToCart')],
  ['a missing letter', { goals: [goalBody('purchse')] }, near('purchse', 'purchase')],
  ['two swapped letters', { goals: [goalBody('pruchase')] }, near('pruchase', 'purchase')],
  ['an unrelated name', { goals: [goalBody('newsletter_signup')] }],
  ['an extra word', { goals: [goalBody('purchase_event')] }],
  ['a name close to an archived goal', { goals: [goalBody('Old_Goal')] }],
])
const capitals = { goals: [goalBody('Add_To_Cart')] }
ruleTable('near-miss-goal', [['different case when the key sees some teams only', capitals]], {
  workspace: { seesPart: true },
})
ruleTable('near-miss-goal', [['different case when the goal list is incomplete', capitals]], {
  registry: { goals: partOf(goalOf(2, 'add_to_cart')) },
})
ruleTable('near-miss-goal', [['different case without a registry', capitals]], { registry: null })
