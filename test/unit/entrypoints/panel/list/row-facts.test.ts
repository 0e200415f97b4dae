import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../../../core/record/row'
import { createRegistryLookup } from '../../../../../core/registry/registry-lookup'
import { pageStartOf, createRowFacts } from '../../../../../entrypoints/panel/list/row-facts'
import { deliveryOf, statusAt } from '../../../../fixtures/deliveries'
import { knownOf, seenAttempt, jsonBody, publishWith } from '../../../../fixtures/make'

const known = knownOf()

function factsOf(name: string, workspaces = [known]) {
  const [row] = rowsOf(seenAttempt(1, { body: jsonBody(publishWith([name])) }))
  if (!row) throw new Error('no row')
  return createRowFacts(row, createRegistryLookup(workspaces), statusAt(deliveryOf()), 500, null)
}

describe('createRowFacts', () => {
  it('returns the verdicts of the registry assigned to the collector', () => {
    const facts = factsOf('add_to_cart')
    expect(facts).toMatchObject({ nameVerdict: { verdict: 'known' }, workspace: known, now: 500 })
    expect(facts.verdictOfName('environments', 'Production').verdict).toBe('unknown')
    expect(factsOf('add_to_cart', [])).toMatchObject({
      nameVerdict: { verdict: 'unchecked' },
      workspace: null,
    })
  })

  it.each([
    ['add_to_cart', 'Add_To_Cart', [known]],
    ['add_to_cart', 'Add_To_Cart', [knownOf(undefined, { seesPart: true })]],
    [null, 'nothing_like_it', [known]],
    [null, 'add_to_cart', [known]],
    [null, 'Add_To_Cart', []],
  ])('returns %s as the name nearest to %s', (near, name, workspaces) => {
    expect(factsOf(name, workspaces).nearest()).toBe(near)
  })

  it('returns no verdict for an unreadable publish', () => {
    const [row] = rowsOf(seenAttempt(1, { body: { encoding: 'none', why: 'stream' } }))
    const facts = row && createRowFacts(row, createRegistryLookup([known]), statusAt(deliveryOf()), 500, null)
    expect(facts?.nameVerdict).toBeNull()
    expect(facts?.nearest()).toBeNull()
  })
})

describe('pageStartOf', () => {
  const page = (documentId: string, startedAt: number) => ({
    id: documentId,
    documentId,
    url: 'https://shop.test/',
    title: '',
    startedAt,
    navigations: [],
  })
  const [row] = rowsOf(seenAttempt(1, { body: jsonBody(publishWith(['purchase'])) }))

  it('returns the start of the page that sent the row, and null for a page that started later', () => {
    if (!row) throw new Error('no row')
    const { at, documentId } = row.attempt.captures[0]
    const own = documentId ?? 'document'
    expect(pageStartOf(row, [page(own, at - 5000), page('other', at - 10)])).toBe(at - 5000)
    expect(pageStartOf(row, [page('later', at + 1)])).toBeNull()
    expect(pageStartOf(row, [])).toBeNull()
  })
})
