/** Reads the files that `npm run check:imports` checks. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Files } from './check.ts'
import { isSource } from './references.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const LIST_FILES = ['ls-files', '--cached', '--others', '--exclude-standard', '-z']

/** Reads the working tree as git sees it: tracked and new files, without ignored or deleted ones. */
export function readRepository(): Files {
  const paths = execFileSync('git', LIST_FILES, { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)))
  return new Map(paths.map((path) => [path, isSource(path) ? readFileSync(join(ROOT, path), 'utf8') : '']))
}
