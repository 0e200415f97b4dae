/** Every rule has its file, its place in the index, its test, its sentences and its page. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RULES } from '../../../../core/findings/index'
import { DEFAULT_FINDING_SETTINGS, THRESHOLDS } from '../../../../core/findings/settings'
import { say } from '../../../../locales/say'
import { findingCases, OTHERWISE } from '../../../e2e/findings/finding-cases'
import { CORPUS_RULES } from '../../../fixtures/corpus/visit'

const ROOT = join(import.meta.dirname, '../../../..')
const ids = RULES.map(({ id }) => id)
const filesIn = (folder: string, ending: string) =>
  globSync(`${folder}/*${ending}`, { cwd: ROOT }).map((file) => basename(file, ending))

describe('the rules', () => {
  it('are those that have a file, each once', () => {
    expect(ids.toSorted()).toEqual(filesIn('core/findings/rules', '.ts').toSorted())
  })

  it('are those that have a page', () => {
    const pages = filesIn('docs/findings', '.md').filter((name) => name !== 'index')
    expect(ids.toSorted()).toEqual(pages.toSorted())
  })

  it('are those that are seen in the real panel', () => {
    const seen = [...findingCases().map(([id]) => id), ...OTHERWISE]
    expect(seen.toSorted()).toEqual(ids.toSorted())
  })

  it('are those that the corpus has labels of', () => {
    expect(ids.toSorted()).toEqual(CORPUS_RULES.toSorted())
  })

  it.each(RULES)('$id has a check, a test, and words', ({ id, title, why, fix, goal, publish, page }) => {
    expect(goal ?? publish ?? page).toBeTypeOf('function')
    expect(existsSync(join(ROOT, `test/unit/core/findings/rules/${id}.test.ts`))).toBe(true)
    const key = id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
    expect(title).toBe(`finding.${key}.title`)
    for (const one of [{ key: title }, why, fix]) expect(say(one)).not.toBe('')
  })

  it.each(ids)('%s has a page with its title and all its parts', (id) => {
    const page = readFileSync(join(ROOT, `docs/findings/${id}.md`), 'utf8')
    const title = RULES.find((rule) => rule.id === id)?.title
    expect(page.startsWith(`# ${title && say({ key: title })}\n`)).toBe(true)
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual([
      'Example',
      'Why it matters',
      'What to do',
      'What it cannot know',
      'Source',
    ])
    expect(page).toContain('```json')
  })
})

it('every threshold has a number, a name, and says where it comes from', () => {
  for (const [name, { fallback, label, source }] of Object.entries(THRESHOLDS)) {
    expect(DEFAULT_FINDING_SETTINGS.thresholds).toHaveProperty(name, fallback)
    for (const one of [label, source]) expect(say(one)).not.toBe('')
  }
})
