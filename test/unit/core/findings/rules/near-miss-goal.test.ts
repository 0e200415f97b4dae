import { goal, ruleTable } from '../../../../fixtures/finding-publishes'
import { partOf, goalOf } from '../../../../fixtures/make'

const near = (name: string, other = 'add_to_cart') =>
  `error: There is no goal ${name}, but there is one called ${other}.`

ruleTable('near-miss-goal', [
  ['the name itself', { goals: ['add_to_cart'] }],
  ['other capitals', { goals: [goal('Add_To_Cart')] }, near('Add_To_Cart')],
  ['other separators', { goals: [goal('add-to-cart')] }, near('add-to-cart')],
  ['none of them', { goals: [goal('addToCart')] }, near('addToCart')],
  ['a letter too few', { goals: [goal('purchse')] }, near('purchse', 'purchase')],
  ['two letters the other way round', { goals: [goal('pruchase')] }, near('pruchase', 'purchase')],
  ['another goal', { goals: [goal('newsletter_signup')] }],
  ['a word more', { goals: [goal('purchase_event')] }],
  ['an archived goal is nobody’s proposal', { goals: [goal('Old_Goal')] }],
])
const capitals = { goals: [goal('Add_To_Cart')] }
ruleTable('near-miss-goal', [['a key of some teams', capitals]], { workspace: { seesPart: true } })
ruleTable('near-miss-goal', [['a list that is not complete', capitals]], {
  registry: { goals: partOf(goalOf(2, 'add_to_cart')) },
})
ruleTable('near-miss-goal', [['no registry', capitals]], { registry: null })
