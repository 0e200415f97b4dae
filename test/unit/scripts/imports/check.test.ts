import { describe, expect, it } from 'vitest'
import { AREAS } from '../../../../scripts/imports/areas'
import { checkImports } from '../../../../scripts/imports/check'
import { LARGE_FOLDERS, LAYERED, MAX_FILES } from '../../../../scripts/imports/layout'
import { readRepository } from '../../../../scripts/imports/repository'

const check = (files: ReadonlyMap<string, string>) =>
  checkImports(files, { areas: AREAS, layered: LAYERED, maxFiles: MAX_FILES, largeFolders: LARGE_FOLDERS })

const manyFiles = (folder: string, count: number) =>
  new Map(Array.from({ length: count }, (_, index) => [`${folder}/file-${index}.ts`, '']))

/** Every form of an import. A test uses each to import a file of `components` in `core`, which is forbidden. */
const FORMS: readonly [string, (path: string) => string][] = [
  ['a static import', (path) => `import { a } from '${path}'`],
  ['a default import', (path) => `import a from '${path}'`],
  ['a namespace import', (path) => `import * as a from '${path}'`],
  ['a type import', (path) => `import type { A } from '${path}'`],
  ['an inline type import', (path) => `import { type A } from '${path}'`],
  ['an import of several lines', (path) => `import {\n  a,\n  b,\n} from '${path}'`],
  ['an export', (path) => `export { a } from '${path}'`],
  ['an export of everything', (path) => `export * from '${path}'`],
  ['an export of types', (path) => `export type { A } from '${path}'`],
  ['a side effect', (path) => `import '${path}'`],
  ['a dynamic import', (path) => `const a = await import('${path}')`],
  ['a dynamic import of a template', (path) => `const a = await import(\`${path}\`)`],
  ['a dynamic import in a function', (path) => `function load() { return () => import('${path}') }`],
  ['the type of a module', (path) => `let a: import('${path}').A`],
  ['a typeof import', (path) => `type A = typeof import('${path}')`],
  ['an augmented module', (path) => `declare module '${path}' { interface A {} }`],
  ['an import attribute', (path) => `import a from '${path}' with { type: 'json' }`],
  ['an import with a query', (path) => `import a from '${path}?raw'`],
  ['a mock', (path) => `vi.mock('${path}', () => ({}))`],
  ['a mock by import()', (path) => `vi.mock(import('${path}'))`],
  ['an import of the real module', (path) => `await vi.importActual<typeof A>('${path}')`],
  ['a reference comment', (path) => `/// <reference path="${path}" />`],
]

describe('checkImports, forms of imports', () => {
  it.each(FORMS)('detects %s', (_, form) => {
    const files = { 'core/a/from.ts': form('../../components/to.ts'), 'components/to.ts': '' }
    expect(check(new Map(Object.entries(files)))).toEqual([
      expect.stringContaining('core/a/from.ts imports components/to.ts, but core may not import components'),
    ])
  })

  it('detects imports in style sheets and HTML pages', () => {
    const files = new Map([
      ['components/a.css', "@import url('../settings/b.css');"],
      ['entrypoints/panel/index.html', '<script type="module" src="../options/main.tsx"></script>'],
      ['settings/b.css', ''],
      ['entrypoints/options/main.tsx', ''],
    ])
    expect(check(files)).toHaveLength(2)
  })

  it('ignores imports in comments and strings', () => {
    const source = "// import '../components/to'\nconst text = \"import '../components/to'\""
    expect(
      check(
        new Map([
          ['core/from.ts', source],
          ['components/to.ts', ''],
        ]),
      ),
    ).toEqual([])
  })

  it.each(['./b', './b.ts', '../core/b', '@/core/b', '~/core/b'])('resolves %s', (path) => {
    expect(
      check(
        new Map([
          ['core/a.ts', `import '${path}'`],
          ['core/b.ts', ''],
        ]),
      ),
    ).toEqual([])
  })

  it.each(['.', './', '../core', './index'])('resolves %s to the index of a folder', (path) => {
    expect(
      check(
        new Map([
          ['core/a.ts', `import '${path}'`],
          ['core/index.ts', ''],
        ]),
      ),
    ).toEqual([])
  })

  it('rejects an import of a file that does not exist', () => {
    expect(check(new Map([['core/a.ts', "import './missing'"]]))).toEqual([
      'core/a.ts imports ./missing, which does not exist. Fix the path or add the file.',
    ])
    expect(check(new Map([['core/a.ts', "import '../../outside'"]]))).toHaveLength(1)
  })

  it('rejects a computed import, except in tests and scripts', () => {
    const source = 'await import(path)'
    expect(check(new Map([['core/a.ts', source]]))).toEqual([
      expect.stringContaining('core/a.ts computes the path of an import() at run time'),
    ])
    expect(
      check(
        new Map([
          ['test/a.ts', source],
          ['scripts/a.ts', source],
        ]),
      ),
    ).toEqual([])
  })

  it('reports a file that does not parse', () => {
    expect(check(new Map([['core/a.ts', 'import {']]))).toEqual([
      expect.stringContaining('core/a.ts does not parse'),
    ])
  })
})

describe('checkImports, size of folders', () => {
  it('limits the number of files', () => {
    expect(check(manyFiles('core/query', MAX_FILES))).toEqual([])
    expect(check(manyFiles('core/query', MAX_FILES + 1))).toEqual([
      'core/query holds 21 files; the limit is 20. Move some of them to a subfolder, named after its contents.',
    ])
  })

  it('counts files of every type but not those of subfolders', () => {
    const files = manyFiles('core/query', MAX_FILES)
    expect(check(new Map([...files, ['core/query/deep/a.ts', '']]))).toEqual([])
    expect(check(new Map([...files, ['core/query/README.md', '']]))).toHaveLength(1)
  })

  it.each(LARGE_FOLDERS)('makes an exception for $folder', ({ folder }) => {
    expect(check(manyFiles(folder, MAX_FILES + 1))).toEqual([])
    expect(check(manyFiles(`${folder}/deep`, MAX_FILES + 1))).toHaveLength(1)
  })

  it('does not limit the files at the root, or those outside the code', () => {
    const root = Array.from({ length: 30 }, (_, index): [string, string] => [`file-${index}.config.ts`, ''])
    const docs = Array.from({ length: 30 }, (_, index): [string, string] => [`docs/page-${index}.md`, ''])
    expect(check(new Map([...root, ...docs]))).toEqual([])
  })
})

describe('checkImports, this repository', { timeout: 60_000 }, () => {
  const files = readRepository()

  it('finds no problem', () => {
    expect(check(files)).toEqual([])
  })

  it('has files in each area and in each large folder', () => {
    const paths = [...files.keys()]
    const folders = [
      ...Object.keys(AREAS).filter((area) => area !== '(root)'),
      ...LARGE_FOLDERS.map(({ folder }) => folder),
    ]
    expect(folders.filter((folder) => !paths.some((path) => path.startsWith(`${folder}/`)))).toEqual([])
  })

  it('reports an added file with a forbidden import', () => {
    const broken = new Map([...files, ['core/broken.ts', "import '../components/list/GoalList'"]])
    expect(check(broken)).toEqual([
      expect.stringContaining('core/broken.ts imports components/list/GoalList.tsx'),
    ])
  })
})
