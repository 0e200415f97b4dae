/**
 * `npm run check:docs` checks that the relative links in Markdown files lead to an existing file and heading, and that
 * pages and table cells are short.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { deadLinks } from './docs/links.ts'
import { longCells, longPages } from './docs/lengths.ts'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const LIST_FILES = ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', '*.md']
const paths = execFileSync('git', LIST_FILES, { encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && existsSync(path))
const documents = new Map(paths.map((path) => [path, readFileSync(path, 'utf8')]))

const problems = [
  ...deadLinks({ documents, exists: existsSync }),
  ...longPages(documents),
  ...longCells(documents),
]
for (const problem of problems) console.error(problem)
console.log(`Docs: ${documents.size} pages, problems: ${problems.length}.`)
if (problems.length > 0) process.exitCode = 1
