/** Compares the tables of `docs/coverage.md` with those found in the browsers, or writes them. */
import { readFile, writeFile } from 'node:fs/promises'

import { expect } from '@playwright/test'

import type { BrowserName } from '../harness/browser/browser-name.ts'
import type { Cells } from './coverage-case.ts'
import type { FoundCells } from './matrix.ts'

const DOCUMENT = new URL('../../../docs/coverage.md', import.meta.url)

/**
 * Checks that the document has the table found in a browser. With `GOALKEEPER_WRITE_COVERAGE` in the environment
 * (`npm run coverage`), writes the table instead, with the browser's version.
 */
export async function checkDocument(browser: BrowserName, version: string, found: FoundCells): Promise<void> {
  const text = await readFile(DOCUMENT, 'utf8')
  const [begin, end] = [`<!-- ${browser} -->`, `<!-- /${browser} -->`]
  const from = text.indexOf(begin)
  const to = text.indexOf(end)
  if (from < 0 || to < 0) throw new Error(`docs/coverage.md has no section for ${browser}: ${begin} … ${end}`)
  const written = text.slice(from + begin.length, to)
  const table = tableOf(found)
  if (process.env['GOALKEEPER_WRITE_COVERAGE']) {
    const section = `\n\n## ${version}\n\n${table}\n\n`
    await writeFile(DOCUMENT, text.slice(0, from + begin.length) + section + text.slice(to))
  } else {
    expect(
      written.slice(written.indexOf('|')).trim(),
      'docs/coverage.md is out of date: run npm run coverage',
    ).toBe(table)
  }
}

/** Formats a table as Prettier does. */
function tableOf(found: FoundCells): string {
  const rows = [
    ['Case', 'Page wrapper', 'Network', 'DevTools', 'From'],
    ...Object.entries(found).map(([name, cells]) => [name, ...cellTexts(cells)]),
  ]
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}

/** Formats cells. Shortens the URL of a frame, which only repeats the name of its case. */
function cellTexts({ page, network, devtools, from }: Cells): string[] {
  const sometimes = (cell: string) => (cell.endsWith('?') ? `${cell.slice(0, -1)} (sometimes)` : cell)
  return [
    ...[page, network, devtools].map(sometimes),
    from.replace(/^[\w.]+\/[\w-]+\/frame$/, 'the frame’s address'),
  ]
}
