/**
 * `npm run check:prose` measures how often comments, docs, test titles and messages use constructions that sound
 * translated: the rate per 1,000 words of each part of the project. `-- --list "comments in core"` prints every place
 * of one part.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { countWords, findMarkers } from './prose/markers.ts'
import { partNameOf } from './prose/parts.ts'
import { type Prose, proseOf } from './prose/prose-of.ts'

/** Highest rate of a part, per 1,000 words. Codebases of native writers are at 0.3 to 1.1. */
const MAX_RATE = 1

/** First words that a docstring must not start with. It starts with a verb, or with a noun that names the thing. */
const BAD_START = /^\s*(?:What|Those|So|Of|By which|Where it)\b/

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
process.exitCode = main(process.argv[2] === '--list' ? process.argv[3] : undefined)

interface Found {
  words: number
  readonly places: string[]
}

function main(listed: string | undefined): number {
  const parts = new Map<string, Found>()
  const badStarts: string[] = []
  for (const path of paths()) {
    for (const prose of proseOf(path, readFileSync(path, 'utf8'))) {
      const part = partNameOf(path, prose.kind)
      const found = parts.get(part) ?? { words: 0, places: [] }
      parts.set(part, found)
      found.words += countWords(prose.text)
      found.places.push(...placesIn(path, prose))
      if (prose.kind === 'docstring' && BAD_START.test(prose.text)) {
        badStarts.push(`${path}:${prose.line}: ${prose.text.trim().slice(0, 80)}`)
      }
    }
  }
  let failed = badStarts.length > 0
  for (const [part, { words, places }] of [...parts].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
    const rate = (1000 * places.length) / Math.max(1, words)
    const isHigh = rate > MAX_RATE
    failed ||= isHigh
    console.log(
      `${isHigh ? '✗' : ' '} ${part.padEnd(28)} ${String(words).padStart(7)} words  ${rate.toFixed(1).padStart(5)} per 1,000`,
    )
    if (part === listed) for (const place of places) console.log(`    ${place}`)
  }
  if (badStarts.length > 0) {
    console.log(`\nDocstrings that start with neither a verb nor a noun: ${badStarts.length}`)
    for (const place of badStarts.slice(0, 20)) console.log(`  ${place}`)
  }
  if (failed)
    console.log('\nSee docs/style-guide.md. `npm run check:prose -- --list "<part>"` shows each place.')
  return failed ? 1 : 0
}

function placesIn(path: string, { text, line }: Prose): string[] {
  return findMarkers(text).map(({ kind, words, index }) => {
    const at = line + text.slice(0, index).split('\n').length - 1
    return `${path}:${at}: “${words}” (${kind.name}). ${kind.instead}`
  })
}

/** Returns the tracked and new files that contain prose of the project. */
function paths(): string[] {
  const listing = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    encoding: 'utf8',
  })
  return listing
    .split('\0')
    .filter((path) => path !== '' && existsSync(path) && partNameOf(path, 'comment') !== '')
}
