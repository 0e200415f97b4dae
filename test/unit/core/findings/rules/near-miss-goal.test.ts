import { goalBody, ruleTable } from '../../../../fixtures/finding-publishes'
import { partOf, goalOf } from '../../../../fixtures/make'

const near = (name: string, other = 'add_to_cart') =>
  `error: There is no goal ${name}, but there is one called ${other}.`

ruleTable('near-miss-goal', [
  ['the name itself', { goals: ['add_to_cart'] }],
  ['other capitals', { goals: [goalBody('Add_To_Cart')] }, near('Add_To_Cart')],
  ['other separators', { goals: [goalBody('add-to-cart')] }, near('add-to-cart')],
  ['none of them', { goals: [goalBody('addToCart')] }, near('addToCart')],
  ['a letter too few', { goals: [goalBody('purchse')] }, near('purchse', 'purchase')],
  ['two letters the other way round', { goals: [goalBody('pruchase')] }, near('pruchase', 'purchase')],
  ['another goal', { goals: [goalBody('newsletter_signup')] }],
  ['a word more', { goals: [goalBody('purchase_event')] }],
  ['an archived goal is nobody’s proposal', { goals: [goalBody('Old_Goal')] }],
])
const capitals = { goals: [goalBody('Add_To_Cart')] }
ruleTable('near-miss-goal', [['a key of some teams', capitals]], { workspace: { seesPart: true } })
ruleTable('near-miss-goal', [['a list that is not complete', capitals]], {
  registry: { goals: partOf(goalOf(2, 'add_to_cart')) },
})
ruleTable('near-miss-goal', [['no registry', capitals]], { registry: null })
