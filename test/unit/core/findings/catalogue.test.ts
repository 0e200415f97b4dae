/** Checks that every rule has a file, an entry in the index, a test, messages and a docs page. */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RULES } from '../../../../core/findings/index'
import { DEFAULT_FINDING_SETTINGS, THRESHOLDS } from '../../../../core/findings/settings'
import { say } from '../../../../locales/say'
import { findingCases, RULES_WITH_OWN_STEPS } from '../../../e2e/findings/finding-cases'
import { CORPUS_RULES } from '../../../fixtures/corpus/visit'

const ROOT = join(import.meta.dirname, '../../../..')
const ids = RULES.map(({ id }) => id)
const filesIn = (folder: string, ending: string) =>
  globSync(`${folder}/*${ending}`, { cwd: ROOT }).map((file) => basename(file, ending))

describe('RULES', () => {
  it('has every rule file once', () => {
    expect(ids.toSorted()).toEqual(filesIn('core/findings/rules', '.ts').toSorted())
  })

  it('has every rule with a docs page', () => {
    const pages = filesIn('docs/findings', '.md').filter((name) => name !== 'index')
    expect(ids.toSorted()).toEqual(pages.toSorted())
  })

  it('has every rule that an end-to-end test triggers', () => {
    const seen = [...findingCases().map(([id]) => id), ...RULES_WITH_OWN_STEPS]
    expect(seen.toSorted()).toEqual(ids.toSorted())
  })

  it('has every rule that the corpus has labels for', () => {
    expect(ids.toSorted()).toEqual(CORPUS_RULES.toSorted())
  })

  it.each(RULES)(
    'defines a check, a test and messages for $id',
    ({ id, title, why, fix, goal, publish, page }) => {
      expect(goal ?? publish ?? page).toBeTypeOf('function')
      expect(existsSync(join(ROOT, `test/unit/core/findings/rules/${id}.test.ts`))).toBe(true)
      const key = id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
      expect(title).toBe(`finding.${key}.title`)
      for (const one of [{ key: title }, why, fix]) expect(say(one)).not.toBe('')
    },
  )

  it.each(ids)('has a docs page with the title and all sections for %s', (id) => {
    const page = readFileSync(join(ROOT, `docs/findings/${id}.md`), 'utf8')
    const title = RULES.find((rule) => rule.id === id)?.title
    expect(page.startsWith(`# ${title && say({ key: title })}\n`)).toBe(true)
    expect([...page.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual([
      'Example',
      'Why it matters',
      'What to do',
      'Limitations',
      'References',
    ])
    expect(page).toContain('```json')
  })
})

it('THRESHOLDS has a default, a label and a source for every threshold', () => {
  for (const [name, { fallback, label, source }] of Object.entries(THRESHOLDS)) {
    expect(DEFAULT_FINDING_SETTINGS.thresholds).toHaveProperty(name, fallback)
    for (const one of [label, source]) expect(say(one)).not.toBe('')
  }
})
