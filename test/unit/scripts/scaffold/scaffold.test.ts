import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { type ScaffoldResult, PLACEHOLDER, type ReadSource } from '../../../../scripts/scaffold/change'
import { newColumn } from '../../../../scripts/scaffold/new-column'
import { newRule } from '../../../../scripts/scaffold/new-rule'

const ROOT = join(import.meta.dirname, '../../../..')
const readRepository: ReadSource = (path) => {
  const file = join(ROOT, path)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}
const filesOf = (change: ScaffoldResult) => {
  if ('problem' in change) throw new Error(change.problem)
  return change.files
}

/** Lines of a changed file that the repository doesn't have. */
const newLines = (change: ScaffoldResult, path: string) => {
  const before = new Set((readRepository(path) ?? '').split('\n'))
  return (filesOf(change).get(path) ?? '').split('\n').filter((line) => !before.has(line))
}

describe('newRule', () => {
  it('adds one line to each list of rules, and the files that the registry test asks for', () => {
    const change = newRule('empty-cart', readRepository)
    expect([...filesOf(change).keys()].toSorted()).toEqual([
      'core/findings/index.ts',
      'core/findings/rules/empty-cart.ts',
      'docs/findings/empty-cart.md',
      'locales/en.json',
      'test/e2e/findings/finding-cases.ts',
      'test/fixtures/corpus/broken.ts',
      'test/fixtures/corpus/broken/empty-cart.ts',
      'test/fixtures/corpus/visit.ts',
      'test/unit/core/findings/rules/empty-cart.test.ts',
    ])
    expect(newLines(change, 'core/findings/index.ts')).toEqual([
      "import { emptyCart } from './rules/empty-cart'",
      '  emptyCart,',
    ])
    expect(newLines(change, 'test/fixtures/corpus/visit.ts')).toEqual(["  'empty-cart',"])
    expect(newLines(change, 'test/fixtures/corpus/broken.ts')).toEqual([
      "import { cases as emptyCart } from './broken/empty-cart'",
      "  'empty-cart': emptyCart,",
    ])
    expect(newLines(change, 'test/e2e/findings/finding-cases.ts')).toHaveLength(1)
  })

  it('gives the page the headings of the other pages', () => {
    const page = filesOf(newRule('empty-cart', readRepository)).get('docs/findings/empty-cart.md') ?? ''
    const headings = (source: string) => source.match(/^##? .*$/gm)?.slice(1)
    expect(page).toMatch(/^# Empty cart\n/)
    expect(headings(page)).toEqual(headings(readRepository('docs/findings/unknown-goal.md') ?? ''))
  })

  it.each([
    [undefined, 'An ID is missing.'],
    ['', 'An ID is missing.'],
    ['EmptyCart', 'is not an ID of a rule'],
    ['cart', 'is not an ID of a rule'],
    ['../x-y', 'is not an ID of a rule'],
    ['unknown-goal', '“unknown-goal” is taken'],
  ])('rejects %j', (id, message) => {
    expect(newRule(id, readRepository)).toEqual({ problem: expect.stringContaining(message) as string })
  })
})

describe('newColumn', () => {
  it('adds the column to the index, the messages and the test', () => {
    const change = newColumn('goalCount', readRepository)
    expect(newLines(change, 'entrypoints/panel/columns/index.ts')).toEqual([
      "import { goalCountColumn } from './goalCount'",
      '  goalCountColumn,',
    ])
    expect(newLines(change, 'locales/en.json')).toContain('      "goalCount": "Goal count"')
    expect(newLines(change, 'test/unit/entrypoints/panel/columns/columns.test.tsx')).toEqual([
      "    ['goalCount', 'purchase'],",
    ])
    expect(filesOf(change).has('entrypoints/panel/columns/goalCount.tsx')).toBe(true)
  })

  it.each([
    [undefined, 'An ID is missing.'],
    ['goal-count', 'is not an ID of a column'],
    ['property', 'is not an ID of a column'],
    ['index', 'is not an ID of a column'],
    ['goal', '“goal” is taken'],
  ])('rejects %j', (id, message) => {
    expect(newColumn(id, readRepository)).toEqual({ problem: expect.stringContaining(message) as string })
  })
})

it('has no placeholder left in the repository', () => {
  const files = globSync(
    ['locales/en.json', 'docs/findings/*.md', 'core/findings/rules/*.ts', 'entrypoints/panel/columns/*.tsx'],
    { cwd: ROOT },
  )
  expect(files.filter((file) => readRepository(file)?.includes(PLACEHOLDER))).toEqual([])
})

it('names the file when a list has moved', () => {
  const read: ReadSource = (path) =>
    path === 'core/findings/index.ts' ? "import './rules/a'" : readRepository(path)
  expect(() => newRule('empty-cart', read)).toThrow(/core\/findings\/index\.ts/)
})
