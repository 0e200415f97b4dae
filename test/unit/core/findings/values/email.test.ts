/** E-mail addresses in values: found and masked as by the obvious regular expressions, which take quadratic time. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatValue, maskEmail } from '../../../../../core/findings/values/format-value'
import { personalValue } from '../../../../../core/findings/values/personal-value'
import { findingsIn } from '../../../../fixtures/finding-publishes'

/** Strings that are often almost an e-mail address. */
const almostEmail = fc
  .array(
    fc.constantFrom('a', 'B', 'é', '1', '@', '.', '-', '_', '+', ' ', '\n', '"', '\\', '/', 'co', '\ud800'),
  )
  .map((parts) => parts.join(''))

const found = (text: string) => personalValue(text, 'note')?.masked ?? null

describe('personalValue', () => {
  it.each([200, 20_000, 200_000])('finds an address at the end of %i characters', (length) => {
    expect(found(`${'a'.repeat(length)} jane@mail.com`)).toBe('j•••@•••.com')
    expect(found(`@${'a'.repeat(length)}, jane@mail.com`)).toBe('j•••@•••.com')
    expect(found(`${'a@'.repeat(length / 2)}mail.com`)).toBe('a•••@•••.com')
    expect(found(`${'a'.repeat(length)}@mail.com`)).toBe('a•••@•••.com')
    expect(found(`@${'a'.repeat(length)}`)).toBeNull()
    expect(found(`a@${'b.'.repeat(length / 2)} c`)).toBeNull()
  })

  it('finds what the obvious regular expression finds', () => {
    fc.assert(
      fc.property(almostEmail, almostEmail, (before, after) => {
        const text = `${before}@${after}`.trim()
        const email = /[\w.%+-]+@(?:[a-z\d-]+\.)+[a-z]{2,}/i.exec(text)?.[0]
        const expected = email === undefined || text.length < 6 ? null : maskEmail(email)
        expect(found(text)).toBe(expected)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('formatValue', () => {
  it.each([
    ['jane@mail.com', '"j•••@•••.com"'],
    ['to jane@mail.com, joe.doe@a.co.uk.', '"to j•••@•••.com, j•••@•••.uk."'],
    ['\njane@mail.com\t', '"\\nj•••@•••.com\\t"'],
    ['\u0001jane@mail.com', '"\\u0001j•••@•••.com"'],
    ['"jane"@mail.com', '"\\"jane\\"@mail.com"'],
    [{ a: { to: ['jane@mail.com'] } }, '{"a":{"to":["j•••@•••.com"]}}'],
    [{ 'jane@mail.com': 1 }, '{"j•••@•••.com":1}'],
    ['@mail.com', '"@mail.com"'],
    ['a@b', '"a@b"'],
    [12, '12'],
    [null, 'null'],
  ])('formats %j as %s', (value, text) => {
    expect(formatValue(value)).toBe(text)
  })

  it('masks what the obvious regular expression finds', () => {
    fc.assert(
      fc.property(almostEmail, almostEmail, (before, after) => {
        const text = `${before}@${after}`
        const masked = text.replaceAll(/[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g, maskEmail)
        fc.pre(JSON.stringify(masked).length <= 60)
        expect(formatValue(text)).toBe(JSON.stringify(masked))
      }),
      { numRuns: 2000 },
    )
  })

  it('masks an address behind 200,000 characters that could be part of one', () => {
    expect(formatValue([`@${'a'.repeat(200_000)}`, 'jane@mail.com'])).toBe(`["@${'a'.repeat(57)}…`)
    expect(formatValue(`${'a'.repeat(200_000)}@mail.com`)).toBe('"a•••@•••.com"')
  })
})

describe('the rule for ids', () => {
  const findingsOf = (uid: string) =>
    findingsIn([{ goals: ['a'], body: { units: [{ type: 'session_id', uid }], hashed: undefined } }])
  const isLegible = (uid: string) =>
    findingsOf(uid).some(({ what }) => what.key === 'finding.unitHashing.legible')

  it('recognizes what the obvious regular expression recognizes', () => {
    fc.assert(
      fc.property(almostEmail, almostEmail, (before, after) => {
        const uid = `${before}@${after}`
        expect(isLegible(uid)).toBe(/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(uid))
      }),
      { numRuns: 500 },
    )
  })

  it('reads long ids', () => {
    expect(isLegible(`a@${'.'.repeat(600)} `)).toBe(false)
    expect(isLegible(`a@${'.'.repeat(600)}com`)).toBe(true)
    // Such an id is too long for ABsmartly, and gets only this finding.
    expect(findingsOf(`a@${'.'.repeat(20_000)} `).map(({ what }) => what.key)).toContain(
      'finding.junkIdentity.long',
    )
  })
})
