import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filterPage } from '../../../../scripts/docs/filter-page'
import { formatMarkdown } from '../../../../scripts/docs/format-markdown'

const WRITTEN = join(import.meta.dirname, '../../../../docs/help/filter.md')

describe('filterPage', () => {
  it('matches the page in docs/help (run npm run docs to update it)', async () => {
    expect(readFileSync(WRITTEN, 'utf8')).toBe(await formatMarkdown(filterPage()))
  })
})
