import { describe, expect, it } from 'vitest'

import { longCells, longPages, MAX_CELL_WORDS, MAX_PAGE_WORDS } from '../../../../scripts/docs/lengths'

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')

describe('longPages', () => {
  it.each([
    ['docs/architecture/a.md', MAX_PAGE_WORDS, 0],
    ['docs/architecture/a.md', MAX_PAGE_WORDS + 1, 1],
    ['ARCHITECTURE.md', MAX_PAGE_WORDS + 1, 1],
    ['docs/help/a.md', MAX_PAGE_WORDS + 1, 0],
  ])('checks %s with %i words', (path, count, expected) => {
    expect(longPages(new Map([[path, words(count)]]))).toHaveLength(expected)
  })
})

describe('longCells', () => {
  it('reports a cell of the README that is too long', () => {
    const table = (count: number) => `| Command | Does |\n| --- | --- |\n| a | ${words(count)} |`
    expect(longCells(new Map([['README.md', table(MAX_CELL_WORDS)]]))).toEqual([])
    expect(longCells(new Map([['README.md', table(MAX_CELL_WORDS + 1)]]))).toHaveLength(1)
    expect(longCells(new Map([['docs/a.md', table(MAX_CELL_WORDS + 1)]]))).toEqual([])
  })
})
