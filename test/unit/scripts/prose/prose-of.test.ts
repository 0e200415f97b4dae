import { describe, expect, it } from 'vitest'

import { proseOf } from '../../../../scripts/prose/prose-of'

const summary = (path: string, source: string) =>
  proseOf(path, source).map(({ kind, text, line }) => [line, kind, text.replaceAll(/\s+/g, ' ').trim()])

describe('proseOf', () => {
  it('reads comments of code but not strings that look like comments', () => {
    const source = `/** Says
 * more of {@link Other} and \`code\`. */
const url = 'https://example.com' // Why.
const pattern = /\\/\\/ no comment/
/* Plain. */`
    expect(summary('core/a.ts', source)).toEqual([
      [1, 'docstring', 'Says more of and .'],
      [3, 'comment', 'Why.'],
      [5, 'comment', 'Plain.'],
    ])
  })

  it('reads test titles in every form of declaration', () => {
    const source = `
describe('the list', () => {
  it('sorts', () => {})
  it.each([1])('sorts by %s', () => {})
  test.describe(\`page \${1} of\`, () => {})
  other('not a title')
})`
    expect(summary('test/unit/a.test.ts', source)).toEqual([
      [2, 'title', 'the list'],
      [3, 'title', 'sorts'],
      [4, 'title', 'sorts by %s'],
      [5, 'title', 'page … of'],
    ])
  })

  it('omits code and bad examples of Markdown and keeps line numbers', () => {
    const source =
      'One `what is`\n```\nwhat is\n```\n<!-- bad examples -->\nanew\n<!-- /bad examples -->\nTwo'
    const [document] = proseOf('docs/a.md', source)
    expect(document?.text.split('\n').map((line) => line.trim())).toEqual([
      'One',
      '',
      '',
      '',
      '',
      '',
      '',
      'Two',
    ])
  })

  it('reads messages with their lines', () => {
    expect(
      summary('locales/en.json', '{\n  "a": {\n    "b": "Say \\"it\\"",\n    "c": "Two"\n  }\n}'),
    ).toEqual([
      [3, 'message', 'Say "it"'],
      [4, 'message', 'Two'],
    ])
  })

  it('reads comments of style sheets and pages', () => {
    expect(summary('a.css', 'a {}\n/* Why */')).toEqual([[2, 'comment', 'Why']])
    expect(summary('a.html', '<p>Text</p>\n<!-- Why -->')).toEqual([[2, 'comment', 'Why']])
  })

  it('returns nothing for other files', () => expect(proseOf('a.png', 'what is')).toEqual([]))
})
