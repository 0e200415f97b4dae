/** Limits the length of docs, so that a newcomer reads them to the end. */
import { countWords } from '../prose/markers.ts'

/** Maximum length of ARCHITECTURE.md and of each page in `docs/architecture`, in words. */
export const MAX_PAGE_WORDS = 700
/** Maximum length of a table cell in the README, in words. */
export const MAX_CELL_WORDS = 15

type Documents = ReadonlyMap<string, string>

/** Returns a message for each of these pages that is too long. */
export const longPages = (documents: Documents): string[] =>
  [...documents]
    .filter(([path]) => path === 'ARCHITECTURE.md' || path.startsWith('docs/architecture/'))
    .map(([path, source]) => ({ path, words: countWords(source) }))
    .filter(({ words }) => words > MAX_PAGE_WORDS)
    .map(({ path, words }) => `${path}: ${words} words, at most ${MAX_PAGE_WORDS}. Split it by topic.`)

/** Returns a message for each table cell of the README that is too long. */
export const longCells = (documents: Documents): string[] =>
  (documents.get('README.md') ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .flatMap((line) => line.split('|'))
    .filter((cell) => countWords(cell) > MAX_CELL_WORDS)
    .map((cell) => `README.md: a table cell has more than ${MAX_CELL_WORDS} words: ${cell.trim()}`)
