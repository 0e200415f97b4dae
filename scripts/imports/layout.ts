/** Folders whose subfolders must not import each other in a circle, and the maximum number of files per folder. */

/** In these, folders form layers: no circle among their subfolders and the files directly in them. */
export const LAYERED: readonly string[] = [
  'core',
  'components',
  'entrypoints/panel',
  'entrypoints/background',
]

/** Files directly in a folder, subfolders aside. */
export const MAX_FILES = 20

/** Folders that may hold more. */
export const LARGE_FOLDERS: readonly { readonly folder: string; readonly why: string }[] = [
  { folder: 'core/findings/rules', why: 'One rule per file.' },
  { folder: 'entrypoints/panel/columns', why: 'One column per file.' },
  { folder: 'test/fixtures/corpus/broken', why: 'The visits of one rule per file.' },
  { folder: 'test/unit/core/findings/rules', why: 'The tests of one rule per file.' },
  { folder: 'test/e2e', why: 'One journey per file.' },
]
