/** Creates the files of a new column of the list. The developer replaces the cell, its test case and the title. */
import {
  type ScaffoldResult,
  insertImport,
  insertLines,
  PLACEHOLDER,
  type ReadSource,
  sentenceCase,
} from './change.ts'

const VALID_ID = /^[a-z][a-zA-Z0-9]*$/
/** Names of the other files in the folder: property columns are created from their path. */
const RESERVED = ['property', 'index']
const FOLDER = 'entrypoints/panel/columns'
const INDEX = `${FOLDER}/index.ts`
const MESSAGES = 'locales/en.json'
const TEST = 'test/unit/entrypoints/panel/columns/columns.test.tsx'

/** Returns the changed files, or why the ID can't be used. */
export function newColumn(id: string | undefined, read: ReadSource): ScaffoldResult {
  if (id === undefined || id === '')
    return { problem: 'An ID is missing. Usage: npm run new:column myColumn' }
  if (!VALID_ID.test(id) || RESERVED.includes(id)) {
    return { problem: `“${id}” is not an ID of a column. Use camel case, such as goalCount.` }
  }
  const must = (path: string): string => {
    const source = read(path)
    if (source === null) throw new Error(`${path} is missing.`)
    return source
  }
  const messages = JSON.parse(must(MESSAGES)) as { panel: { column: Record<string, unknown> } }
  const file = `${FOLDER}/${id}.tsx`
  if (read(file) !== null || Object.hasOwn(messages.panel.column, id)) {
    return { problem: `“${id}” is taken: ${file} or the message panel.column.${id} exists.` }
  }
  messages.panel.column[id] = sentenceCase(id)
  const index = insertImport(INDEX, must(INDEX), `import { ${id}Column } from './${id}'`, './')
  return {
    files: new Map([
      [file, columnFile(id)],
      [
        INDEX,
        insertLines(INDEX, index, [
          { line: `  ${id}Column,`, after: 'export const DEFAULT_COLUMNS', before: /^\]/m },
        ]),
      ],
      [MESSAGES, `${JSON.stringify(messages, null, 2)}\n`],
      [
        TEST,
        insertLines(TEST, must(TEST), [
          { line: `    ['${id}', 'purchase'],`, after: "    ['goal', 'purchase'],", before: /^ {2}\]\)/m },
        ]),
      ],
    ]),
  }
}

const columnFile = (id: string): string => `import type { Column } from '../../../components/columns/column'
import type { Row } from '../../../core/record/row'

const valueIn = (row: Row): string | null => (row.kind === 'goal' ? row.event.goal.name : null)

/** ${PLACEHOLDER} describe the content. */
export const ${id}Column: Column = {
  id: '${id}',
  isData: true,
  title: 'panel.column.${id}',
  width: ['6rem', '1fr'],
  from: 960,
  sortKey: valueIn,
  cell: valueIn,
}
`
