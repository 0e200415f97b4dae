/** docs/unharmed.md lists the differences that the comparison in test/e2e/identity knows. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

import { KNOWN_DIFFERENCES } from '../e2e/identity/known-differences'

const page = readFileSync(join(import.meta.dirname, '../../docs/unharmed.md'), 'utf8')
const [, afterHeading = ''] = page.split('## Remaining differences')
const [section = ''] = afterHeading.split('\n## ')
const rows = section
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .slice(2)

it('lists each known difference once, and no other', () => {
  const listed = rows.map(([, difference]) => difference)
  const titles = new Set(KNOWN_DIFFERENCES.map(({ title }) => title))
  expect(new Set(listed)).toEqual(titles)
  expect(listed).toHaveLength(titles.size)
})

it('gives a reason for each difference', () => {
  expect(rows.filter(([, , reason]) => !reason?.endsWith('.'))).toEqual([])
})
