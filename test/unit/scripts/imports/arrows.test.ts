/** Tests the list of allowed imports against each pair of areas, and its special rules one by one. */
import { describe, expect, it } from 'vitest'
import { AREAS, ROOT_AREA } from '../../../../scripts/imports/areas'
import { checkImports } from '../../../../scripts/imports/check'

const check = (files: Readonly<Record<string, string>>) =>
  checkImports(new Map(Object.entries(files)), { areas: AREAS, layered: [], maxFiles: 20, largeFolders: [] })

/**
 * Every allowed import between whole areas. The list repeats scripts/imports/areas.ts, so that a new import must be
 * added to both.
 */
const ARROWS = new Set([
  'browser → core',
  'components → core',
  'components → locales',
  'entrypoints/background → core',
  'entrypoints/background → settings',
  'entrypoints/bridge.content → core',
  'entrypoints/devtools → core',
  'entrypoints/devtools → locales',
  'entrypoints/interceptor.content → core',
  'entrypoints/options → browser',
  'entrypoints/options → components',
  'entrypoints/options → core',
  'entrypoints/options → locales',
  'entrypoints/options → settings',
  'entrypoints/panel → browser',
  'entrypoints/panel → components',
  'entrypoints/panel → core',
  'entrypoints/panel → locales',
  'entrypoints/panel → settings',
  'entrypoints/popup → browser',
  'entrypoints/popup → components',
  'entrypoints/popup → core',
  'entrypoints/popup → locales',
  'entrypoints/popup → settings',
  'scripts → core',
  'scripts → demo',
  'scripts → locales',
  'settings → core',
  'test → browser',
  'test → components',
  'test → core',
  'test → demo',
  'test → entrypoints/background',
  'test → entrypoints/bridge.content',
  'test → entrypoints/devtools',
  'test → entrypoints/interceptor.content',
  'test → entrypoints/options',
  'test → entrypoints/panel',
  'test → entrypoints/popup',
  'test → locales',
  'test → modules',
  'test → scripts',
  'test → settings',
])

const areas = Object.keys(AREAS)
const fileIn = (area: string) => (area === ROOT_AREA ? 'made.config.ts' : `${area}/made.ts`)
const pairs = areas.flatMap((from) => areas.filter((to) => to !== from).map((to) => ({ from, to })))
const isAllowed = ({ from, to }: { from: string; to: string }) => ARROWS.has(`${from} → ${to}`)

describe('checkImports, areas', () => {
  it('knows every area', () => {
    expect(areas.toSorted()).toEqual([
      '(root)',
      'browser',
      'components',
      'core',
      'demo',
      'entrypoints/background',
      'entrypoints/bridge.content',
      'entrypoints/devtools',
      'entrypoints/interceptor.content',
      'entrypoints/options',
      'entrypoints/panel',
      'entrypoints/popup',
      'locales',
      'modules',
      'scripts',
      'settings',
      'test',
    ])
  })

  it.each(pairs.filter(isAllowed))('lets $from import $to', ({ from, to }) => {
    expect(check({ [fileIn(from)]: `import { a } from '@/${fileIn(to)}'`, [fileIn(to)]: '' })).toEqual([])
  })

  it.each(pairs.filter((pair) => !isAllowed(pair)))('does not let $from import $to', ({ from, to }) => {
    for (const statement of ['import { a } from', 'import type { A } from', 'export * from', 'import']) {
      const problems = check({ [fileIn(from)]: `${statement} '@/${fileIn(to)}'`, [fileIn(to)]: '' })
      expect(problems).toHaveLength(1)
      expect(problems[0]).toContain(`${fileIn(from)} imports ${fileIn(to)}, but ${from} may not import ${to}`)
    }
  })
})

describe('checkImports, special rules', () => {
  it('does not let panel and popup import the database with the credentials', () => {
    for (const entrypoint of ['panel', 'popup']) {
      const path = `entrypoints/${entrypoint}/made.ts`
      const [problem] = check({ [path]: "import '../../settings/database'", 'settings/database.ts': '' })
      expect(problem).toContain(`entrypoints/${entrypoint} may not import settings/database.ts`)
    }
    const source = "import '../../settings/database'"
    expect(check({ 'entrypoints/options/made.ts': source, 'settings/database.ts': '' })).toEqual([])
  })

  it('lets the popup import only the state of the panel', () => {
    const state = 'entrypoints/panel/state/panel-state.ts'
    expect(
      check({ 'entrypoints/popup/main.tsx': "import '../panel/state/panel-state'", [state]: '' }),
    ).toEqual([])
    expect(
      check({ 'entrypoints/popup/main.tsx': "import '../panel/App'", 'entrypoints/panel/App.tsx': '' }),
    ).toEqual([expect.stringContaining('entrypoints/popup may not import entrypoints/panel')])
  })

  it('lets core and locales import only types from each other', () => {
    const files = { 'locales/en.json': '', 'core/message.ts': '' }
    const typed = {
      'core/a.ts': "import type en from '../locales/en.json'",
      'locales/a.ts': "import { type Message } from '../core/message'",
    }
    expect(check({ ...files, ...typed })).toEqual([])
    const untyped = {
      'core/a.ts': "import en from '../locales/en.json'",
      'locales/a.ts': "import { type Message, message } from '../core/message'",
    }
    expect(check({ ...files, ...untyped })).toEqual([
      expect.stringContaining('core may import only types from locales/en.json. Use `import type`.'),
      expect.stringContaining('locales may import only types from core/message.ts. Use `import type`.'),
    ])
  })

  it('lets scripts import the harness and the fixtures, but no unit test', () => {
    const files = { 'test/e2e/harness/made.ts': '', 'test/fixtures/make.ts': '', 'test/unit/a.test.ts': '' }
    const source = "import '../test/e2e/harness/made'; import '../test/fixtures/make'"
    expect(check({ ...files, 'scripts/a.ts': source })).toEqual([])
    expect(check({ ...files, 'scripts/a.ts': "import '../test/unit/a.test'" })).toHaveLength(1)
  })

  it('rejects code in a folder without rules', () => {
    expect(check({ 'library/a.ts': '' })).toEqual([
      'library/a.ts lies in library, which has no entry in scripts/imports/areas.ts.',
    ])
    expect(check({ 'entrypoints/newtab/main.ts': '' })).toHaveLength(1)
  })
})

describe('checkImports, packages', () => {
  it.each([
    ['core', 'preact'],
    ['core', 'node:path'],
    ['core', 'wxt/browser'],
    ['core', 'webextension-polyfill'],
    ['core', '#imports'],
    ['core', 'valibotanic'],
    ['components', 'wxt/browser'],
    ['components', 'node:fs'],
    ['components', '@preact/signals'],
    ['browser', 'preact'],
    ['locales', 'wxt/browser'],
    ['settings', 'preact'],
    ['modules', 'preact'],
    ['demo', 'preact'],
    ['entrypoints/interceptor.content', 'valibot'],
    ['entrypoints/interceptor.content', 'wxt/browser'],
    ['entrypoints/bridge.content', 'wxt/utils/storage'],
    ['entrypoints/background', 'preact'],
    ['entrypoints/devtools', 'preact'],
    ['entrypoints/panel', 'idb-keyval'],
    ['entrypoints/popup', 'node:path'],
    ['entrypoints/options', 'idb-keyval'],
  ])('does not let %s import %s, not even a type', (area, name) => {
    for (const kind of ['', 'type ']) {
      expect(check({ [`${area}/a.ts`]: `import ${kind}a from '${name}'` })).toEqual([
        expect.stringContaining(`${area}/a.ts imports the package ${name}, but ${area} may not`),
      ])
    }
  })

  it.each([
    ['core', 'valibot'],
    ['core', '@noble/hashes/legacy.js'],
    ['components', 'preact/hooks'],
    ['demo', 'node:http'],
    ['scripts', 'vite'],
    ['test', '@testing-library/preact'],
  ])('lets %s import %s', (area, name) => {
    expect(check({ [`${area}/a.ts`]: `import a from '${name}'` })).toEqual([])
  })
})
