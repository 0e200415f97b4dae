import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../../core/record/row'
import { judgeWith } from '../../../../core/registry/judge'
import { rowFacts } from '../../../../entrypoints/panel/row-facts'
import { deliveryOf, stateAt } from '../../../fixtures/deliveries'
import { knownOf, seenAttempt, jsonBody, publishOf } from '../../../fixtures/make'

const known = knownOf()

function factsOf(name: string, workspaces = [known]) {
  const [row] = rowsOf(seenAttempt(1, { body: jsonBody(publishOf([name])) }))
  if (!row) throw new Error('no row')
  return rowFacts(row, judgeWith(workspaces), stateAt(deliveryOf()), 500, null)
}

describe('rowFacts', () => {
  it('tells what the registry of its collector says', () => {
    const facts = factsOf('add_to_cart')
    expect(facts).toMatchObject({ judgement: { verdict: 'known' }, workspace: known, now: 500 })
    expect(facts.judgeName('environments', 'Production').verdict).toBe('unknown')
    expect(factsOf('add_to_cart', [])).toMatchObject({ judgement: { verdict: 'unchecked' }, workspace: null })
  })

  it.each([
    ['Add_To_Cart', [known], 'add_to_cart'],
    ['Add_To_Cart', [knownOf(undefined, { seesPart: true })], 'add_to_cart'],
    ['nothing_like_it', [known], null],
    ['add_to_cart', [known], null],
    ['Add_To_Cart', [], null],
  ])('of %s, %#: what is near', (name, workspaces, near) => {
    expect(factsOf(name, workspaces).nearest()).toBe(near)
  })

  it('has no verdict on what cannot be read', () => {
    const [row] = rowsOf(seenAttempt(1, { body: { encoding: 'none', why: 'stream' } }))
    const facts = row && rowFacts(row, judgeWith([known]), stateAt(deliveryOf()), 500, null)
    expect(facts?.judgement).toBeNull()
    expect(facts?.nearest()).toBeNull()
  })
})
