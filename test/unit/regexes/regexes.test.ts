/** No regular expression of the product may take longer than linear time, since it could freeze a window. */
import { describe, expect, it, vi } from 'vitest'
import { readRepository } from '../../../scripts/imports/repository'
import { LIMITED_REGEXES } from './limited-regexes'
import { MAX_PROOF_MS, whyNotLinear } from './prove-linear'
import { regexesIn } from './regexes-in'

vi.setConfig({ testTimeout: 2 * MAX_PROOF_MS })

/** Top-level folders that are not part of the product. */
const OTHER_FOLDERS = new Set(['demo', 'scripts', 'test'])

const isProduct = (path: string): boolean => {
  const [folder = '', ...rest] = path.split('/')
  return rest.length > 0 && !OTHER_FOLDERS.has(folder) && /\.(?:[cm]?[jt]s|[jt]sx)$/.test(path)
}

const files = new Map([...readRepository()].filter(([path]) => isProduct(path)))
const regexes = [...files].flatMap(([path, source]) => regexesIn(path, source))

const isLimited = (path: string, code: string): boolean =>
  LIMITED_REGEXES.some((limited) => limited.path === path && limited.code === code)

describe('regular expressions of the product', () => {
  it('are found in core, components and entrypoints', () => {
    const folders = new Set(regexes.map(({ path }) => path.split('/')[0]))
    expect([...folders]).toEqual(expect.arrayContaining(['core', 'components', 'entrypoints', 'modules']))
  })

  const checked = regexes.filter(({ path, code }) => !isLimited(path, code))
  it.each(checked)('are linear: $path:$line $code', ({ pattern, flags }) => {
    expect(pattern === null ? 'computed at run time' : whyNotLinear(pattern, flags)).toBeNull()
  })

  it.each(LIMITED_REGEXES)('are limited in length by $limit: $path $code', ({ path, code, limit }) => {
    const own = regexes.find((regex) => regex.path === path && regex.code === code)
    expect(own && (own.pattern === null || whyNotLinear(own.pattern, own.flags))).toBeTruthy()
    // The constant and its use.
    expect(files.get(path)?.split(limit).length).toBeGreaterThan(2)
  })
})

describe('whyNotLinear', () => {
  it.each([
    /a/,
    /[a-z]+/g,
    /^[a-z]+$/,
    /(?:^|-)(?:no|number)$/,
    /(.)\1$/,
    /[^.-](?:.*[^.-])?/s,
    /^\s+|\s+$|\s{2,}/g,
    /[*+]{1,3}\*\+/,
  ])('accepts %s', ({ source, flags }) => {
    expect(whyNotLinear(source, flags)).toBeNull()
  })

  it.each([
    // At each position, the rest is read up to its end.
    /\s+$/,
    /[.-]+$/g,
    /[\w.%+-]+@[\w-]+\.com/,
    /\d+\.?\d*$/,
    /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/,
    /(a+)+$/,
    // The first match is fast, and the search for all of them is not.
    /a.*?b|a/g,
    // No proof covers these.
    /a+(?=b)/,
    /(a+)b\1/,
    /a+/v,
  ])('rejects %s', ({ source, flags }) => {
    expect(whyNotLinear(source, flags)).not.toBeNull()
  })
})

describe('regexesIn', () => {
  it.each([
    ['const a = /a+/g', ['a+', 'g']],
    ["new RegExp('a+', 'i')", ['a+', 'i']],
    ['RegExp(`a+`)', ['a+', '']],
    ["new globalThis.RegExp('a')", ['a', '']],
    ['new RegExp(`${a}+`)', [null, '']],
    ["new RegExp('a', flags)", [null, '']],
    ['new RegExp(/a/, "g")', [null, 'g'], ['a', '']],
    ["text.matchAll('a+')", ['a+', 'g']],
    ["text?.search('a+')", ['a+', '']],
    ['<input pattern="a+" />', ['^(?:a+)$', 'v']],
    ['<input pattern={a} />', [null, 'v']],
    ["'/a+/'; // /b+/"],
  ])('finds those of %s', (source, ...expected) => {
    const found = regexesIn('a.tsx', source).map(({ pattern, flags }) => [pattern, flags])
    expect(found).toEqual(expected)
  })

  it('reports line and code', () => {
    expect(regexesIn('a.ts', '\nlet a =\n  /a/u')).toEqual([
      { path: 'a.ts', line: 3, code: '/a/u', pattern: 'a', flags: 'u' },
    ])
  })
})
