/** `npm run docs` writes the two generated pages of `docs/`: the filter language, and the list of checks. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { runnerImport } from 'vite'

import type * as filter from './docs/filter-page'
import type * as findings from './docs/finding-index'
import { formatMarkdown } from './docs/format-markdown.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

// The sources are written for a bundler, so Vite loads them.
const { filterPage } = (await runnerImport<typeof filter>(join(ROOT, 'scripts/docs/filter-page.ts'))).module
const { findingIndex } = (await runnerImport<typeof findings>(join(ROOT, 'scripts/docs/finding-index.ts')))
  .module
await write('docs/help/filter.md', filterPage())
await write('docs/findings/index.md', findingIndex())

async function write(path: string, page: string): Promise<void> {
  writeFileSync(join(ROOT, path), await formatMarkdown(page))
  console.log(`Wrote ${path}.`)
}
