import { describe, expect, it } from 'vitest'

import { deadLinks } from '../../../../scripts/docs/links'

const check = (files: Readonly<Record<string, string>>) =>
  deadLinks({
    documents: new Map(Object.entries(files).filter(([path]) => path.endsWith('.md'))),
    exists: (path) => path in files,
  })

describe('deadLinks', () => {
  it.each([
    ['a file', { 'docs/a.md': '[b](b.md)', 'docs/b.md': '' }],
    ['a file of another folder', { 'docs/a.md': '[b](../core/b.ts)', 'core/b.ts': '' }],
    ['a heading of the same page', { 'a.md': '# What it does, why?\n\n[up](#what-it-does-why)' }],
    ['a heading of another page', { 'a.md': '[b](b.md#two-words)', 'b.md': '## Two `words`' }],
    ['a website', { 'a.md': '[b](https://example.com/none)' }],
    ['an image in HTML', { 'a.md': '<img src="p.png">', 'p.png': '' }],
    ['code that looks like a link', { 'a.md': '`[b](none.md)`' }],
  ])('accepts a link to %s', (_, files) => expect(check(files)).toEqual([]))

  it.each([
    ['a missing file', { 'docs/a.md': '[b](b.md)' }, 'docs/a.md: “b.md” leads to docs/b.md'],
    ['a missing heading', { 'a.md': '[b](b.md#none)', 'b.md': '# Some' }, 'b.md has no heading “#none”'],
    ['a missing image', { 'a.md': '![p](p.png)' }, 'leads to p.png'],
    [
      'a missing image in HTML',
      { 'a.md': '<picture>\n<source srcset="d.png">\n</picture>' },
      'leads to d.png',
    ],
  ])('reports %s', (_, files, message) => {
    expect(check(files)).toEqual([expect.stringContaining(message)])
  })
})
