import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import english from '../../../locales/en.json'

interface Tree {
  readonly [key: string]: string | Tree
}

function flatten(tree: Tree, prefix = ''): [key: string, sentence: string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : flatten(value, `${prefix}${key}.`),
  )
}

const ROOT = resolve(import.meta.dirname, '../../..')
const SOURCES = '{browser,core,components,entrypoints,settings,locales}/**/*.{ts,tsx,html}'
const source = [...globSync(SOURCES, { cwd: ROOT }), 'wxt.config.ts']
  .map((path) => readFileSync(resolve(ROOT, path), 'utf8'))
  .join('\n')

/** Keys built at run time, such as `verdict.${verdict}`, as the literal parts around each placeholder. */
const families = [...source.matchAll(/`([a-z]\w*\.[\w.]*(?:\$\{[^}]+\}[\w.]*)+)`/gi)].map(([, key = '']) =>
  key.split(/\$\{[^}]+\}/),
)

const literal = (text: string) => text.replaceAll('.', String.raw`\.`)

function isUsed(key: string): boolean {
  if (source.includes(`'${key}'`) || source.includes(`__MSG_${key.replaceAll('.', '_')}__`)) return true
  return families.some((texts) => {
    const [, ...parts] = new RegExp(`^${texts.map(literal).join('(\\w+)')}$`).exec(key) ?? []
    // The source must also contain the value of each placeholder, in a type, a list or a condition.
    return parts.length > 0 && parts.every((part) => source.includes(`'${part}'`))
  })
}

const messages = flatten(english)
const placeholdersOf = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))

describe('English messages', () => {
  it.each(messages)('%s is a key that Chromium accepts', (key) => {
    // Chromium rejects an extension whose keys contain other characters (chrome.i18n, format of messages.json).
    expect(key).toMatch(/^[\w.]+$/)
  })

  it('are found by isUsed() only when the source uses them', () => {
    expect(messages.length).toBeGreaterThan(100)
    expect(families.map(([before]) => before)).toContain('verdict.')
    expect(families).toContainEqual(['nameVerdict.', '.', ''])
    expect(isUsed('verdict.known')).toBe(true)
    expect(isUsed('panel.notInUse')).toBe(false)
    expect(isUsed('verdict.notInUse')).toBe(false)
    expect(isUsed('nameVerdict.applications.archived')).toBe(true)
    expect(isUsed('nameVerdict.applications.notInUse')).toBe(false)
  })

  it.each(messages)('%s is used', (key) => {
    expect(isUsed(key)).toBe(true)
  })

  it.each(messages.filter(([, text]) => text.includes('|')))(
    '%s has a singular and a plural form',
    (_, text) => {
      const forms = text.split(' | ')
      expect(forms).toHaveLength(2)
      const [one, many] = forms.map(placeholdersOf)
      expect(one).toContain('count')
      expect(one).toEqual(many)
    },
  )

  /** Keys of messages that are the same in English for every count. */
  const ONE_FORM = new Set(['panel.newBelow', 'status.shown'])
  const counted = [...source.matchAll(/\bt\(\s*'([\w.]+)',\s*\{[^{}]*\},\s*[^)\s]/g)].map(
    ([, key = '']) => key,
  )

  it('with a count are found in the source', () => {
    expect(counted).toContain('status.goals')
  })

  const withCount = messages.filter(([, text]) => text.includes('{count}')).map(([key]) => key)
  it.each([...new Set([...counted, ...withCount])])(
    '%s has both forms, since it is shown with a count',
    (key) => {
      const text = Object.fromEntries(messages)[key]
      expect(text).toContain('{count}')
      if (!ONE_FORM.has(key)) expect(text).toContain(' | ')
    },
  )

  it.each(messages)('%s has no characters that browsers would change', (_, text) => {
    // `$` starts a placeholder in messages.json.
    expect(text).not.toMatch(/\$|^\s|\s$|\s{2}|<\w/)
    expect(text).not.toBe('')
  })
})
