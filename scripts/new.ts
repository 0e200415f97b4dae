/** `npm run new:rule <id>` and `npm run new:column <id>` write every file that the registry tests ask for. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

import { format, resolveConfig } from 'prettier'

import type { ScaffoldResult, ReadSource } from './scaffold/change.ts'
import { newColumn } from './scaffold/new-column.ts'
import { newRule } from './scaffold/new-rule.ts'

const SCAFFOLDS: Readonly<Record<string, (id: string | undefined, read: ReadSource) => ScaffoldResult>> = {
  rule: newRule,
  column: newColumn,
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
const [, , kind = '', id] = process.argv
const change = SCAFFOLDS[kind]?.(id, (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null)) ?? {
  problem: `“${kind}” is not a scaffold. Use rule or column.`,
}
if ('problem' in change) {
  console.error(change.problem)
  process.exitCode = 1
} else {
  for (const [path, source] of change.files) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, await format(source, { ...(await resolveConfig(path)), filepath: path }))
    console.log(path)
  }
  console.log(
    `\nNow replace the placeholders: docs/recipes/add-a-${kind}.md. Then run npm run docs and npm run check.`,
  )
}
