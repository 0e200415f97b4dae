/** `npm run docs`: writes the pages of `docs/` that are made from tables of the tests. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { runnerImport } from 'vite'

import type * as pages from './filter-page'
import { laidOut } from './laid-out.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

// The sources are written for a bundler, so it takes one to load them.
const { module } = await runnerImport<typeof pages>(join(ROOT, 'scripts/filter-page.ts'))
writeFileSync(join(ROOT, 'docs/help/filter.md'), await laidOut(module.filterPage()))
console.log('docs/help/filter.md is written.')
