/** Tests that every help page ships, matches its title, has working links and is linked to. */
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

/** Pages that a component links to, by name or through a map. */
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
  it('exist for exactly the linkable names', () => {
    expect(files.toSorted()).toEqual(HELP_PAGES.toSorted())
  })

  it.each(HELP_PAGES)('%s is linked to', (name) => {
    expect(linked).toContain(name)
  })

  it.each(pages)('$name links only to pages that ship', ({ markdown }) => {
    const ships = new Set([
      ...HELP_PAGES.map((page) => helpPath(page).replace('/help/', '')),
      'findings/index.html',
      'help.css',
    ])
    for (const href of hrefsOf(renderHelpPage(markdown).html)) expect(ships).toContain(href)
  })

  it.each(pages)('$name has the title that links to it show', ({ name, markdown }) => {
    const page = HELP_PAGES.find((one) => one === name)
    expect(page && t(HELP_TITLES[page])).toBe(renderHelpPage(markdown).title)
  })

  it.each(pages)(
    '$name declares its language and complies with any Content Security Policy',
    ({ markdown }) => {
      const { html } = renderHelpPage(markdown)
      expect(html).toContain('<html lang="en">')
      expect(html).not.toMatch(/<script|style=|\son\w+=|src=|https?:[^<]*"/i)
    },
  )
})

describe('quotes in help pages', () => {
  const every = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value as object).flatMap(every)
  const allMessages = every(sentences).join('\n')
  /** Quotes of browsers and ABsmartly, and of questions that several messages share. */
  const foreign = [
    'Allow in Incognito',
    'Allow in InPrivate',
    'Run in Private Windows',
    'CORS Origins',
    'Attempt 2',
  ]
  // The filter page quotes what users type. The table in its own test covers that.
  it.each(pages.filter(({ name }) => name !== 'filter'))(
    'are messages of the UI in $name',
    ({ markdown }) => {
      const quotes = [...markdown.matchAll(/“([^”]+)”/g)].map(([, quote = '']) =>
        quote.replaceAll(/\s+/g, ' '),
      )
      for (const quote of quotes.filter((one) => !foreign.includes(one)))
        expect(allMessages.replaceAll('’', "'")).toContain(quote.replaceAll('’', "'"))
    },
  )
})

it('renderHelpPage rejects a page without a title', () => {
  expect(() => renderHelpPage('no title')).toThrow('begins with its title')
})
