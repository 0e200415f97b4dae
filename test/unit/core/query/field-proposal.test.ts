import { describe, expect, it } from 'vitest'
import { fieldProposal } from '../../../../core/query/field-proposal'

describe('fieldProposal', () => {
  it.each([
    ['price:5', 'query.problem.field'],
    ['price:', 'query.problem.field'],
    ['price>5', 'query.problem.field'],
    ['price<5', 'query.problem.field'],
    ['price!=5', 'query.problem.field'],
    ['a.b>5', 'query.problem.field'],
    ['goals:a', 'query.problem.nearField'],
    ['https://shop.example', undefined],
    ['a:/b', undefined],
    ['localhost:4401', undefined],
    ['shop.example:443', undefined],
    ['a=b', undefined],
    ['a!b', undefined],
    ['5>4', undefined],
    ['a'.repeat(20_000), undefined],
  ])('takes %j for a field: %s', (word, problem) => {
    expect(fieldProposal(word)?.key).toBe(problem)
  })
})
