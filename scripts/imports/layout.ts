/** The limits that `npm run check:imports` sets for folders. */

/**
 * Folders whose subfolders must not import each other in a circle. The files directly in such a folder count as one
 * more subfolder.
 */
export const LAYERED: readonly string[] = [
  'core',
  'components',
  'entrypoints/panel',
  'entrypoints/background',
]

/** Maximum number of files directly in a folder. Files in its subfolders don't count. */
export const MAX_FILES = 20

/** Folders that may contain more files. */
export const LARGE_FOLDERS: readonly { readonly folder: string; readonly why: string }[] = [
  { folder: 'core/findings/rules', why: 'One rule per file.' },
  { folder: 'entrypoints/panel/columns', why: 'One column per file.' },
  { folder: 'test/fixtures/corpus/broken', why: 'The visits of one rule per file.' },
  { folder: 'test/unit/core/findings/rules', why: 'The tests of one rule per file.' },
]
