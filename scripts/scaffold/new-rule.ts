/** Creates the files of a new rule. The developer replaces the check, the cases and the words. */
import {
  camelCase,
  type ScaffoldResult,
  insertImport,
  insertLines,
  PLACEHOLDER,
  type ReadSource,
  sentenceCase,
} from './change.ts'

const VALID_ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/
const INDEX = 'core/findings/index.ts'
const MESSAGES = 'locales/en.json'
const VISIT = 'test/fixtures/corpus/visit.ts'
const BROKEN = 'test/fixtures/corpus/broken.ts'
const CASES = 'test/e2e/findings/finding-cases.ts'
/** Page that provides the headings. All pages have the same ones. */
const SAMPLE_PAGE = 'docs/findings/unknown-goal.md'

/** Returns the changed files, or why the ID can't be used. */
export function newRule(id: string | undefined, read: ReadSource): ScaffoldResult {
  if (id === undefined || id === '') return { problem: 'An ID is missing. Usage: npm run new:rule my-rule' }
  if (!VALID_ID.test(id)) {
    return {
      problem: `“${id}” is not an ID of a rule. Use two or more words in kebab case, such as empty-cart.`,
    }
  }
  const rule = `core/findings/rules/${id}.ts`
  const key = camelCase(id)
  const must = (path: string): string => {
    const source = read(path)
    if (source === null) throw new Error(`${path} is missing.`)
    return source
  }
  const messages = JSON.parse(must(MESSAGES)) as { finding: Record<string, unknown> }
  if (read(rule) !== null || Object.hasOwn(messages.finding, key)) {
    return { problem: `“${id}” is taken: ${rule} or the messages finding.${key} exist.` }
  }
  messages.finding[key] = {
    title: sentenceCase(id),
    what: `${PLACEHOLDER} describe the mistake, with the sent value.`,
    why: `${PLACEHOLDER} describe the consequence.`,
    fix: `${PLACEHOLDER} describe the fix.`,
  }
  const index = insertImport(INDEX, must(INDEX), `import { ${key} } from './rules/${id}'`, './rules/')
  const broken = insertImport(
    BROKEN,
    must(BROKEN),
    `import { cases as ${key} } from './broken/${id}'`,
    './broken/',
  )
  return {
    files: new Map([
      [rule, ruleFile(id, key)],
      [
        INDEX,
        insertLines(INDEX, index, [{ line: `  ${key},`, after: 'const ALL = [', before: /^\] as const/m }]),
      ],
      [MESSAGES, `${JSON.stringify(messages, null, 2)}\n`],
      [`test/unit/core/findings/rules/${id}.test.ts`, testFile(id, key)],
      [`docs/findings/${id}.md`, pageFile(id, must(SAMPLE_PAGE))],
      [`test/fixtures/corpus/broken/${id}.ts`, corpusFile(id, key)],
      [
        VISIT,
        insertLines(VISIT, must(VISIT), [
          { line: `  '${id}',`, after: 'export const CORPUS_RULES = [', before: /^\] as const/m },
        ]),
      ],
      [
        BROKEN,
        insertLines(BROKEN, broken, [
          { line: `  '${id}': ${key},`, after: 'export const BROKEN', before: /^\}/m },
        ]),
      ],
      [
        CASES,
        insertLines(CASES, must(CASES), [
          {
            line: caseLine(id, key),
            after: 'export function findingCases',
            before: /^ {2}\]\n\}/m,
          },
        ]),
      ],
    ]),
  }
}

const ruleFile = (id: string, key: string): string => `import { message } from '../../message'
import { defineRule, NO_STATEMENTS } from '../rule'

/** ${PLACEHOLDER} describe the mistake. Name the source: SDK file and version, or a page of ABsmartly's docs. */
export const ${key} = defineRule({
  id: '${id}',
  title: 'finding.${key}.title',
  severity: 'warning',
  why: message('finding.${key}.why'),
  fix: message('finding.${key}.fix'),
  goal({ goal: { properties } }) {
    if (properties?.['${key}'] === undefined) return NO_STATEMENTS
    return [{ what: message('finding.${key}.what') }]
  },
})
`

const testFile = (id: string, key: string): string => `import { t } from '../../../../../locales/say'
import { goalBody, ruleTable } from '../../../../fixtures/finding-publishes'

const broken = { goals: [goalBody('page_view', { ${key}: 1 })] }

ruleTable('${id}', [
  ['a goal with the mistake', broken, \`warning: \${t('finding.${key}.what')}\`],
  ['a goal without it', { goals: ['page_view'] }],
])
`

function pageFile(id: string, sample: string): string {
  const headings = [...sample.matchAll(/^## (.*)$/gm)].map(([, heading = '']) => heading)
  const sections = headings.map((heading, index) =>
    index === 0
      ? `## ${heading}\n\n\`\`\`json\n{ "name": "${id}" }\n\`\`\``
      : `## ${heading}\n\n${PLACEHOLDER} describe it.`,
  )
  return `# ${sentenceCase(id)}\n\n${PLACEHOLDER} describe the mistake in one or two sentences.\n\n${sections.join('\n\n')}\n`
}

const corpusFile = (
  id: string,
  key: string,
): string => `import { casesOf, corpusGoal, publish } from '../write-visits'

/** Visits with the mistake, and twins without it. */
export const cases = casesOf('${id}', [
  { why: 'a goal with the mistake', requests: [publish([corpusGoal('page_view', { ${key}: 1 })])], wrong: [[0, 0]] },
  { why: 'a goal without it', requests: [publish([corpusGoal('page_view')])] },
])
`

const caseLine = (id: string, key: string): string =>
  `    ['${id}', { goals: [goal('page_view', { ${key}: 1 })] }, t('finding.${key}.what')],`
