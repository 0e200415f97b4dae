import { describe, expect, it } from 'vitest'
import { AREAS } from '../../../../scripts/imports/areas'
import { checkImports } from '../../../../scripts/imports/check'
import { LAYERED } from '../../../../scripts/imports/layout'

/** Checks imports given as `from → to`, with paths from the root. */
function check(...arrows: readonly string[]): string[] {
  const files = new Map<string, string>()
  for (const arrow of arrows) {
    const [from = '', to = ''] = arrow.split(' → ')
    files.set(from, `${files.get(from) ?? ''}import type {} from '@/${to}'\n`)
    if (!files.has(to)) files.set(to, '')
  }
  return checkImports(files, { areas: AREAS, layered: LAYERED, maxFiles: 20, largeFolders: [] })
}

describe('checkImports, circles of folders', () => {
  it.each(LAYERED)('finds a circle in %s, including type-only imports', (root) => {
    expect(check(`${root}/a/x.ts → ${root}/b/x.ts`, `${root}/b/y.ts → ${root}/a/y.ts`)).toEqual([
      `Folders import each other in a circle: ${root}/a → ${root}/b → ${root}/a
  ${root}/a/x.ts imports ${root}/b/x.ts
  ${root}/b/y.ts imports ${root}/a/y.ts
  Move one of these files, or the part that the other folder needs, so that imports run one way.`,
    ])
  })

  it('finds a circle of folders without a circle of files', () => {
    expect(
      check('core/a/x.ts → core/b/x.ts', 'core/b/y.ts → core/c/x.ts', 'core/c/y.ts → core/a/y.ts'),
    ).toEqual([expect.stringContaining('core/a → core/b → core/c → core/a')])
  })

  it('counts files of a subfolder as files of the folder', () => {
    expect(check('core/a/deep/er/x.ts → core/b/x.ts', 'core/b/deep/y.ts → core/a/y.ts')).toEqual([
      expect.stringContaining('core/a → core/b → core/a'),
    ])
  })

  it('counts the files directly in the root as one folder', () => {
    expect(check('core/help.ts → core/a/x.ts', 'core/a/y.ts → core/message.ts')).toEqual([
      expect.stringContaining('core → core/a → core'),
    ])
  })

  it('finds a circle between subfolders of one folder', () => {
    expect(check('core/a/b/x.ts → core/a/c/x.ts', 'core/a/c/y.ts → core/a/b/y.ts')).toEqual([
      expect.stringContaining('core/a/b → core/a/c → core/a/b'),
    ])
  })

  it('reports each circle once', () => {
    const problems = check(
      'core/a/x.ts → core/b/x.ts',
      'core/b/x.ts → core/a/y.ts',
      'core/c/x.ts → core/d/x.ts',
      'core/d/y.ts → core/c/y.ts',
      'core/a/z.ts → core/c/z.ts',
    )
    expect(problems).toHaveLength(2)
  })

  it('allows imports between a folder and its own subfolders', () => {
    expect(check('core/a/x.ts → core/a/deep/x.ts', 'core/a/deep/y.ts → core/a/y.ts')).toEqual([])
  })

  it('allows imports in one direction', () => {
    expect(
      check('core/a/x.ts → core/b/x.ts', 'core/b/x.ts → core/c/x.ts', 'core/a/y.ts → core/c/y.ts'),
    ).toEqual([])
  })

  it('ignores circles outside the layered folders', () => {
    expect(check('test/a/x.ts → test/b/x.ts', 'test/b/y.ts → test/a/y.ts')).toEqual([])
  })
})
