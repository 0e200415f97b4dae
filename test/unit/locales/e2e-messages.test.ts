import { describe, expect, it } from 'vitest'
import type { MessageKey } from '../../../core/message'
import english from '../../../locales/en.json'
import { say } from '../../../locales/say'
import { matching, re, t } from '../../e2e/harness/messages'

interface Tree {
  readonly [key: string]: string | Tree
}

const keysOf = (tree: Tree, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? `${prefix}${key}` : keysOf(value, `${prefix}${key}.`),
  )

describe('t() of the end-to-end tests', () => {
  it('returns the same string as say() for every message', () => {
    const values = { workspace: 'Blue Mug', name: 'a {b} $1', ms: 1200, status: 503 }
    for (const key of keysOf(english) as MessageKey[]) {
      expect(t(key, values)).toBe(say({ key, values }))
      for (const count of [0, 1, 2, 1204]) expect(t(key, values, count)).toBe(say({ key, values, count }))
    }
  })
})

describe('matching()', () => {
  it('matches any value of a placeholder without a value', () => {
    expect('Names: Blue Mug has no goal “a”.').toMatch(matching('finding.unknownGoal.what', { name: 'a' }))
    expect('Blue Mug has no goal “b”.').not.toMatch(matching('finding.unknownGoal.what', { name: 'a' }))
  })

  it('matches both plural forms without a count, and one with a count', () => {
    expect(t('status.goals', {}, 1)).toMatch(matching('status.goals'))
    expect(t('status.goals', {}, 3)).toMatch(matching('status.goals'))
    expect(t('status.goals', {}, 3)).not.toMatch(matching('status.goals', {}, 1))
  })

  it('accepts a pattern as a value', () => {
    expect(t('status.dropped', {}, 0)).not.toMatch(matching('status.dropped', { count: /[1-9]/ }))
    expect(t('status.dropped', {}, 5)).toMatch(matching('status.dropped', { count: /[1-9]/ }))
  })
})

describe('re', () => {
  it('matches strings literally and keeps the wildcards of patterns', () => {
    expect(re`^${'(a.b)'} \d+$`.source).toBe(String.raw`^\(a\.b\) \d+$`)
    const attempt = re`^${matching('delivery.attempt')} · end$`
    expect(`${t('delivery.attempt', { attempt: 2 })} · end`).toMatch(attempt)
  })
})
