/** The help pages: each is there, is true to its title, leads somewhere, and is led to. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  HELP_FOR_OUTCOME,
  HELP_FOR_VERDICT,
  HELP_PAGES,
  HELP_TITLES,
  helpPath,
} from '../../core/help/help-pages'
import sentences from '../../locales/en.json'
import { t } from '../../locales/say'
import { renderHelpPage } from '../../modules/help-pages/render'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const files = globSync('docs/help/*.md', { cwd: ROOT }).map((file) => file.replace(/^.*\/|\.md$/g, ''))
const pages = files.map((name) => ({ name, markdown: read(`docs/help/${name}.md`) }))
const hrefsOf = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href ?? '')

/** Pages that a component leads to, by name or by one of the maps. */
const linked = new Set<string | null>([
  ...Object.values(HELP_FOR_OUTCOME),
  ...Object.values(HELP_FOR_VERDICT),
  ...globSync('components/**/*.tsx', { cwd: ROOT })
    .map(read)
    .filter((source) => source.includes('HelpLink') || source.includes('HelpPage'))
    .flatMap((source) => [...source.matchAll(/(?:page=|help=|help: |[[ ])["']([\w-]+)["']/g)])
    .map(([, name]) => name ?? null),
])

describe('help pages', () => {
  it('are those that can be linked to', () => {
    expect(files.toSorted()).toEqual(HELP_PAGES.toSorted())
  })

  it.each(HELP_PAGES)('%s: something leads to it', (name) => {
    expect(linked).toContain(name)
  })

  it.each(pages)('$name: its links lead to pages that ship', ({ markdown }) => {
    const ships = new Set([
      ...HELP_PAGES.map((page) => helpPath(page).replace('/help/', '')),
      'findings/index.html',
      'help.css',
    ])
    for (const href of hrefsOf(renderHelpPage(markdown).html)) expect(ships).toContain(href)
  })

  it.each(pages)('$name: has a title, the one that links to it say', ({ name, markdown }) => {
    const page = HELP_PAGES.find((one) => one === name)
    expect(page && t(HELP_TITLES[page])).toBe(renderHelpPage(markdown).title)
  })

  it.each(pages)('$name: has its language, and nothing that a policy could forbid', ({ markdown }) => {
    const { html } = renderHelpPage(markdown)
    expect(html).toContain('<html lang="en">')
    expect(html).not.toMatch(/<script|style=|\son\w+=|src=|https?:[^<]*"/i)
  })
})

describe('what they quote is what the product says', () => {
  const every = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value as object).flatMap(every)
  const said = every(sentences).join('\n')
  /** Words of browsers, of ABsmartly, and of questions in general. */
  const foreign = [
    'Allow in Incognito',
    'Allow in InPrivate',
    'Run in Private Windows',
    'CORS Origins',
    'Remove?',
    'unknown',
    'Attempt 2',
  ]
  // What the page of the filter quotes is what people type; the table of its own tests holds it to that.
  it.each(pages.filter(({ name }) => name !== 'filter'))('$name', ({ markdown }) => {
    const quotes = [...markdown.matchAll(/“([^”]+)”/g)].map(([, quote = '']) => quote.replaceAll(/\s+/g, ' '))
    for (const quote of quotes.filter((one) => !foreign.includes(one)))
      expect(said.replaceAll('’', "'")).toContain(quote.replaceAll('’', "'"))
  })
})

it('a page without a title is refused', () => {
  expect(() => renderHelpPage('no title')).toThrow('begins with its title')
})
