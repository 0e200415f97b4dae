import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RULES, rulePath } from '../../../../core/findings/index'
import { renderHelpPage } from '../../../../modules/help-pages/render'
import { findingIndex } from '../../../../scripts/docs/finding-index'
import { formatMarkdown } from '../../../../scripts/docs/format-markdown'

const FOLDER = join(import.meta.dirname, '../../../../docs/findings')
const read = (name: string) => readFileSync(join(FOLDER, `${name}.md`), 'utf8')
const render = (name: string) => renderHelpPage(read(name), `help/findings/${name}.html`).html
const hrefsIn = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)

describe('findingIndex', () => {
  it('matches the page in docs/findings (run npm run docs to update it)', async () => {
    expect(read('index')).toBe(await formatMarkdown(findingIndex()))
  })

  it('links to the page of each rule', () => {
    expect(hrefsIn(render('index'))).toEqual(['../help.css', ...RULES.map(({ id }) => `${id}.html`)])
    expect(rulePath('no-units')).toBe('/help/findings/no-units.html')
  })
})

it.each(RULES)('the page of $id complies with any Content Security Policy', ({ id }) => {
  expect(render(id)).not.toMatch(/<script|style=|\son\w+=|src=|https?:[^<]*"/i)
})

it.each([
  ['unchecked.md', 'unchecked.html'],
  ['../help/unchecked.md', '../unchecked.html'],
  ['findings/no-units.md', 'findings/no-units.html'],
  ['https://example.com/a.md', 'https://example.com/a.md'],
])('renderHelpPage turns a link to %s into %s', (written, shipped) => {
  expect(hrefsIn(renderHelpPage(`# Title\n\n[there](${written})`).html)).toContain(shipped)
})
