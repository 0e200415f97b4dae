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

/** Keys made at run time: `verdict.${verdict}`, `nameVerdict.${list}.${found}`, as the texts around what is put in. */
const families = [...source.matchAll(/`([a-z]\w*\.[\w.]*(?:\$\{[^}]+\}[\w.]*)+)`/gi)].map(([, key = '']) =>
  key.split(/\$\{[^}]+\}/),
)

const literal = (text: string) => text.replaceAll('.', String.raw`\.`)

function isUsed(key: string): boolean {
  if (source.includes(`'${key}'`) || source.includes(`__MSG_${key.replaceAll('.', '_')}__`)) return true
  return families.some((texts) => {
    const [, ...parts] = new RegExp(`^${texts.map(literal).join('(\\w+)')}$`).exec(key) ?? []
    // What is put in is named somewhere too: a type, a list, a condition.
    return parts.length > 0 && parts.every((part) => source.includes(`'${part}'`))
  })
}

const sentences = flatten(english)
const placeholdersOf = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))

describe('the English sentences', () => {
  it.each(sentences)('%s has a key that Chromium takes', (key) => {
    // It refuses the whole extension for another character (chrome.i18n, format of messages.json).
    expect(key).toMatch(/^[\w.]+$/)
  })

  it('are found, and so is the source', () => {
    expect(sentences.length).toBeGreaterThan(100)
    expect(families.map(([before]) => before)).toContain('verdict.')
    expect(families).toContainEqual(['nameVerdict.', '.', ''])
    expect(isUsed('verdict.known')).toBe(true)
    expect(isUsed('panel.notInUse')).toBe(false)
    expect(isUsed('verdict.notInUse')).toBe(false)
    expect(isUsed('nameVerdict.applications.archived')).toBe(true)
    expect(isUsed('nameVerdict.applications.notInUse')).toBe(false)
  })

  it.each(sentences)('%s is used', (key) => {
    expect(isUsed(key)).toBe(true)
  })

  it.each(sentences.filter(([, sentence]) => sentence.includes('|')))('%s has two forms', (_, sentence) => {
    const forms = sentence.split(' | ')
    expect(forms).toHaveLength(2)
    const [one, many] = forms.map(placeholdersOf)
    expect(one).toContain('count')
    expect(one).toEqual(many)
  })

  /** English has one form for these, however many they are. */
  const ONE_FORM = new Set(['panel.newBelow', 'status.shown'])
  const counted = [...source.matchAll(/\bt\(\s*'([\w.]+)',\s*\{[^}]*\},\s*[^)\s]/g)].map(
    ([, key = '']) => key,
  )

  it('that are counted somewhere are found', () => {
    expect(counted).toContain('status.goals')
  })

  const withCount = sentences.filter(([, text]) => text.includes('{count}')).map(([key]) => key)
  it.each([...new Set([...counted, ...withCount])])('%s is said of one and of many', (key) => {
    const sentence = Object.fromEntries(sentences)[key]
    expect(sentence).toContain('{count}')
    if (!ONE_FORM.has(key)) expect(sentence).toContain(' | ')
  })

  it.each(sentences)('%s is text a browser takes as it is', (_, sentence) => {
    // `$` begins a placeholder in a browser's own messages.
    expect(sentence).not.toMatch(/\$|^\s|\s$|\s{2}|<\w/)
    expect(sentence).not.toBe('')
  })
})
