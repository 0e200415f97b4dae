import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { readRegistryFile } from '../../../../../core/registry/file/read-registry-file'
import type { RegistryFile } from '../../../../../core/registry/file/registry-file'
import { writeRegistryFile } from '../../../../../core/registry/file/write-registry-file'
import sentences from '../../../../../locales/en.json'
import { workspaceOf } from '../../../../fixtures/make'

// Files of 20 MB can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const FILE = 'goals.csv'

/** Reads a file. Throws if there is a problem. */
function readOf(text: string): RegistryFile {
  const read = readRegistryFile(text, FILE)
  if ('problem' in read) throw new Error(JSON.stringify(read.problem))
  return read
}
const namesOf = (text: string) => readOf(text).lists.goals.items.map(({ name }) => name)
const goal = (name: string, more: object = {}) => ({
  id: null,
  name,
  archived: false,
  description: null,
  owners: null,
  tags: null,
  ...more,
})

describe('readRegistryFile: names', () => {
  it.each<[string, string, string[]]>([
    ['one per line', 'add_to_cart\npurchase\n', ['add_to_cart', 'purchase']],
    ['without a line end', 'add_to_cart', ['add_to_cart']],
    ['with CRLF', 'add_to_cart\r\npurchase\r\n', ['add_to_cart', 'purchase']],
    ['with a BOM', '\uFEFFadd_to_cart\npurchase', ['add_to_cart', 'purchase']],
    ['with a BOM and a header', '\uFEFFname\npurchase', ['purchase']],
    ['under a header', 'name\nadd_to_cart\npurchase', ['add_to_cart', 'purchase']],
    ['under an uppercase header', ' Goal Name \nadd_to_cart', ['add_to_cart']],
    ['under blank lines and a header', '\n\r\nname,id\na,1\nb,2', ['a', 'b']],
    ['under “goal”', 'GOAL;id\na;1', ['a']],
    ['in the second column', 'id,goal_name\n1,a\n2,b', ['a', 'b']],
    ['under “name” rather than “goal”', 'goal,name\nx,a', ['a']],
    ['in the first column', 'a,1\nb,2', ['a', 'b']],
    ['with semicolons', 'a;1,5\nb;2', ['a', 'b']],
    ['in quotes, with decimal commas', '"a";1,5\n"b";2,5', ['a', 'b']],
    ['with tabs', 'a\t1\nb\t2', ['a', 'b']],
    ['with a tab and commas', 'name\tdescription\na, b\tone, two\nc\t', ['a, b', 'c']],
    ['with an Excel hint', 'sep=;\r\nname;tags\r\na;x,y\r\nb\r\n', ['a', 'b']],
    ['that are also header names', 'goal,1\nname,2', ['goal', 'name']],
    ['of archived goals that are also header names', 'goal,true\nname,false', ['goal', 'name']],
    [
      'with commas, one per line',
      'Order, completed\nrefund\na, b, c',
      ['Order, completed', 'refund', 'a, b, c'],
    ],
    ['with commas under a single header', 'name\nOrder, completed\nrefund', ['Order, completed', 'refund']],
    ['in quotes', 'name,id\n"Order, completed",1\n"say ""hi""",2', ['Order, completed', 'say "hi"']],
    ['with line breaks in quotes', '"two\nlines",1\n"two\r\nlines",2', ['two\nlines', 'two\r\nlines']],
    ['with quotes inside', 'a 5" screen\nthe "other" one', ['a 5" screen', 'the "other" one']],
    ['all in quotes', '"a, b"\n"c"', ['a, b', 'c']],
    ['unchanged, including spaces', ' a\na \nA\n\u00a0a\n  ', [' a', 'a ', 'A', '\u00a0a', '  ']],
    ['with leading brackets', '[beta] purchase\n{user} signed up', ['[beta] purchase', '{user} signed up']],
    [
      'of built-in object properties',
      '__proto__\nconstructor\ntoString',
      ['__proto__', 'constructor', 'toString'],
    ],
    ['like formulas', '=1+1\n+a\n@b', ['=1+1', '+a', '@b']],
    ['with bidirectional controls', '\u202egnp.exe\n\u2066a', ['\u202egnp.exe', '\u2066a']],
    ['in JSON', '["a", " b ", "c, d"]', ['a', ' b ', 'c, d']],
    ['in JSON with a BOM and whitespace', '\uFEFF \r\n [\n"a"\n]\n', ['a']],
    ['in JSON objects', '[{"name": "a"}, "b", {"name": "c", "more": 1}]', ['a', 'b', 'c']],
    [
      'in a console response',
      '{"items":2,"page":1,"total":2,"goals":[{"id":1,"name":"a"},{"id":2,"name":"b"}]}',
      ['a', 'b'],
    ],
    ['in JSON under “goals” only', '{"goals": ["a"]}', ['a']],
  ])('reads names %s', (_, text, names) => {
    expect(namesOf(text)).toEqual(names)
  })
})

describe('readRegistryFile: CSV', () => {
  it('reads the columns of each goal, and null for missing values', () => {
    const read = readOf(
      [
        'Tags,ID,Archived,Name,Owners,Description,revenue',
        'type:Value|shop, 17 ,TRUE,a,"Mina Okafor; Jo",What a,1',
        '"x, y",abc,no,b,,,',
        ',,perhaps,c,,,2',
      ].join('\r\n'),
    )
    expect(read.lists.goals).toEqual({
      items: [
        goal('a', {
          id: 17,
          archived: true,
          description: 'What a',
          owners: ['Mina Okafor', 'Jo'],
          tags: ['type:Value', 'shop'],
        }),
        goal('b', { tags: ['x', 'y'] }),
        goal('c'),
      ],
      complete: true,
      gap: null,
    })
    const { items, complete, gap } = read.lists.metrics
    expect({ items, complete, gap }).toEqual({
      items: [],
      complete: false,
      gap: { key: 'registryFile.notInFile' },
    })
    expect(read).toMatchObject({
      confirmed: [],
      writtenAt: null,
      workspaceName: null,
      collectors: [],
      seesPart: false,
      createsGoals: false,
      rows: 3,
      repeated: 0,
      skipped: 0,
    })
  })

  it.each(['metrics', 'applications', 'environments', 'unitTypes', 'experiments'] as const)(
    'marks %s as missing',
    (list) => {
      expect(readOf('a\nb').lists[list]).toEqual({
        items: [],
        complete: false,
        gap: { key: 'registryFile.notInFile' },
      })
    },
  )

  it.each(['true', 'TRUE', 'Yes', 'y', '1', 'x', ' archived '])('reads %j as archived', (cell) => {
    expect(readOf(`name,archived\na,${cell}`).lists.goals.items[0]?.archived).toBe(true)
  })
  it.each(['false', '', 'no', '0', '?'])('reads %j as not archived', (cell) => {
    expect(readOf(`name,archived\na,${cell}`).lists.goals.items[0]?.archived).toBe(false)
  })

  it('counts skipped and repeated entries', () => {
    const read = readOf(`name,id\na,1\n\n,2\n${'n'.repeat(1001)},3\na,1\nb\n,\n${'m'.repeat(1000)},\n`)
    expect(read.lists.goals.items.map(({ name }) => name)).toEqual(['a', 'b', 'm'.repeat(1000)])
    expect(read).toMatchObject({ rows: 8, repeated: 1, skipped: 4 })
  })

  it('accepts extra empty cells', () => {
    expect(namesOf('name,id\na,1,,\nb,2,,')).toEqual(['a', 'b'])
  })

  it('keeps an archived and an active goal with the same name', () => {
    expect(readOf('name,id,archived\na,1,true\na,2,false').lists.goals.items).toHaveLength(2)
  })

  it('truncates long values without splitting a character', () => {
    const long = `${'d'.repeat(1999)}😀`
    const { items } = readOf(`name,description,tags\na,${long},${'t'.repeat(300)}`).lists.goals
    expect(items[0]?.description).toBe('d'.repeat(1999))
    expect(items[0]?.tags).toEqual(['t'.repeat(200)])
  })
})

describe('readRegistryFile: JSON', () => {
  it('reads the fields of a goal that have the right type', () => {
    const entries = [
      { name: 'a', id: 1, archived: true, description: 'd', tags: ['t'], owners: ['o'] },
      { name: 'b', id: '1', archived: 'yes', description: 5, tags: 't', owners: [{ user: {} }] },
      { name: 'c', id: 1.5, archived: null, description: null, tags: null, owners: [] },
    ]
    expect(readOf(JSON.stringify(entries)).lists.goals.items).toEqual([
      goal('a', { id: 1, archived: true, description: 'd', tags: ['t'], owners: ['o'] }),
      goal('b'),
      goal('c', { owners: [] }),
    ])
  })

  it('counts skipped and repeated entries', () => {
    const read = readOf(
      '["a", "", 5, null, {"id": 1}, {"name": 7}, "a", {"name": "a"}, ["a"], {"name": "a", "id": 1}]',
    )
    expect(read).toMatchObject({ rows: 10, repeated: 2, skipped: 6 })
    expect(read.lists.goals.items).toEqual([goal('a'), goal('a', { id: 1 })])
  })

  it('marks one page of several as incomplete', () => {
    expect(readOf('{"items":1,"page":1,"total":12,"goals":[{"id":1,"name":"a"}]}').lists.goals).toMatchObject(
      {
        complete: false,
        gap: { key: 'registryFile.onePage', values: { got: 1, total: 12 } },
      },
    )
  })

  it('ignores __proto__', () => {
    const read = readOf('[{"name":"a","__proto__":{"archived":true}},{"__proto__":{"name":"b"}}]')
    expect(read.lists.goals.items).toEqual([goal('a')])
    expect(({} as Record<string, unknown>)['archived']).toBeUndefined()
    expect(readRegistryFile('{"__proto__":{"goals":["a"]}}', FILE)).toHaveProperty('problem')
  })
})

describe('readRegistryFile: edited exports', () => {
  const exportOf = (more: object) =>
    readOf(
      JSON.stringify({
        format: 'goalkeeper-registry',
        version: 1,
        goals: { complete: true, items: ['a'] },
        ...more,
      }),
    )

  it('reads only valid collector hosts', () => {
    const hosts = ['acme.absmartly.io', 'localhost:4401', '[::1]:80', 'acme.absmartly.io']
    const others = ['', 'a b', 'https://a.example', 'me@a.example', 'a.example/v1', 'A.example', '*', 5, null]
    const { collectors } = exportOf({ workspace: { collectors: [...others, ...hosts] } })
    expect(collectors).toEqual(['*', 'acme.absmartly.io', 'localhost:4401', '[::1]:80'])
    const many = Array.from({ length: 200 }, (_, index) => `${index}.example`)
    expect(exportOf({ workspace: { collectors: many } }).collectors).toHaveLength(100)
  })

  it.each([
    ['nothing except goals', {}],
    ['wrong types', { fetchedAt: '1', workspace: 5, confirmed: {} }],
    [
      'wrong types in the workspace',
      { fetchedAt: null, workspace: { name: 5, collectors: 'a', seesPart: 1, createsGoals: 1 } },
    ],
    ['an empty name', { workspace: { name: '' } }],
  ])('accepts %s', (_, more) => {
    expect(exportOf(more)).toMatchObject({
      confirmed: [],
      writtenAt: null,
      workspaceName: null,
      collectors: [],
      seesPart: false,
      createsGoals: false,
      rows: 1,
      skipped: 0,
    })
  })

  it('skips incomplete metrics', () => {
    const use = { goalId: 1, role: 'value', property: null, filters: [] }
    const metric = { id: 1, name: 'm', archived: false, type: null, uses: [use] }
    const items = [metric, { ...metric, uses: null }, { ...metric, uses: [{ ...use, role: 'x' }] }]
    const read = exportOf({ metrics: { complete: true, items } })
    expect(read.lists.metrics.items).toEqual([metric])
    expect(read).toMatchObject({ rows: 4, skipped: 2 })
  })
})

describe('readRegistryFile: problems', () => {
  const deep = '['.repeat(1_000_000)
  const ownExport = (fields: object) => JSON.stringify({ format: 'goalkeeper-registry', ...fields })
  it.each<[string, string, keyof (typeof sentences)['registryFile']['problem'], object?]>([
    ['an empty file', '', 'empty'],
    ['a BOM only', '\uFEFF', 'empty'],
    ['blank lines only', ' \r\n\t\n', 'empty'],
    ['UTF-16 read as UTF-8', '\uFFFD\uFFFDa\u0000b\u0000', 'notText'],
    ['Latin-1 read as UTF-8', 'name\ncaf\uFFFD', 'notText'],
    ['an image', '\u0089PNG\u0000', 'notText'],
    ['a file that is too large', `"${' '.repeat(20_000_000)}`, 'tooLarge', { megabytes: 20 }],
    ['too many lines', 'a\n'.repeat(50_001), 'tooMany', { most: 50_000 }],
    ['too many short lines', '\na'.repeat(2_000_000), 'tooMany', { most: 50_000 }],
    ['too many entries in JSON', JSON.stringify(Array(50_001).fill('a')), 'tooMany', { most: 50_000 }],
    ['a trailing comma', '[\n  "a",\n  "b",\n]', 'brokenJson', { line: 4, column: 1 }],
    ['JSON that ends early', '{"goals": ["a"', 'brokenJson', { line: 1, column: 15 }],
    ['a JavaScript array', "['a', 'b']", 'brokenJson', { line: 1, column: 2 }],
    ['a JavaScript object', "{name: 'a'}", 'brokenJson', { line: 1, column: 2 }],
    ['an array without quotes', '[\na,\nb\n]', 'brokenJson', { line: 2, column: 1 }],
    ['JSON lines', '{"name":"a"}\r\n{"name":"b"}', 'brokenJson', { line: 2, column: 1 }],
    ['a control character in a JSON string', '["a\tb"]', 'brokenJson', { line: 1, column: 2 }],
    ['deeply nested JSON', deep, 'brokenJson', { line: 1, column: 1_000_001 }],
    ['an object of another kind', '{"events": []}', 'otherJson'],
    ['an empty object', '{}', 'otherJson'],
    ['an error from the console', '{"ok": false, "errors": ["no"]}', 'otherJson'],
    ['goals that are not an array', '{"goals": {"a": 1}}', 'otherJson'],
    ['another format', '{"format": "other", "version": 1}', 'otherJson'],
    ['a newer format', ownExport({ version: 2, goals: 1 }), 'newer', { version: 2, newest: 1 }],
    ['an export without a version', ownExport({ goals: {} }), 'damaged', { part: 'version' }],
    ['an export without goals', ownExport({ version: 1 }), 'damaged', { part: 'goals' }],
    [
      'an export with a broken list',
      ownExport({ version: 1, goals: { complete: true, items: [] }, metrics: [] }),
      'damaged',
      { part: 'metrics' },
    ],
    ['an empty list', '[]', 'noNames'],
    ['a list of numbers', '[1, 2]', 'noNames'],
    ['a header only', 'name,id\r\n', 'noNames'],
    ['empty cells', 'name,id\n,1\n,2', 'noNames'],
    ['names that are too long', 'n'.repeat(1001), 'noNames'],
    [
      'a header without a name column',
      'id,title,archived\n1,a,false',
      'noNameColumn',
      { columns: 'id, title, archived' },
    ],
    ['ids in the first column', '1,a\n2,b', 'numbers'],
    ['ids in the first column under a header in another language', 'nr,titel\n1,a\n2,b', 'numbers'],
    ['names in one row', 'a;b;c', 'oneLine', { delimiter: ';' }],
    ['names in one row, separated by tabs', 'a\tb\n', 'oneLine', { delimiter: '⇥' }],
    ['an unclosed quote', 'a\n"b\nc\nd', 'quote', { line: 2 }],
    ['an unclosed quote in the second cell', 'a,1\nb,"2\nc,3', 'quote', { line: 2 }],
    ['an unclosed quote under a header', 'name,description\r\na,"b\r\nc,d', 'quote', { line: 2 }],
    ['characters after a closing quote', 'name,id\n"a" b,1', 'quote', { line: 2 }],
    ['an unclosed quote under an Excel hint', 'sep=;\nname;id\n"a;1', 'quote', { line: 3 }],
    ['an extra comma in a row', 'name,id\na,1\nOrder, completed,2', 'wide', { row: 3, delimiter: ',' }],
  ])('returns a specific problem for %s', (_, text, key, values) => {
    expect(readRegistryFile(text, FILE)).toEqual({
      problem: { key: `registryFile.problem.${key}`, values: { file: FILE, ...values } },
    })
    const sentence = sentences.registryFile.problem[key]
    const placeholders = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    expect(new Set(placeholders)).toEqual(new Set(['file', ...Object.keys(values ?? {})]))
  })

  it('tests every problem', () => {
    expect(Object.keys(sentences.registryFile.problem)).toHaveLength(14)
  })
})

describe('readRegistryFile: limits', () => {
  it('reads 50,000 names, also under a header', () => {
    const names = Array.from({ length: 50_000 }, (_, index) => `goal ${index}`)
    expect(namesOf(names.join('\n'))).toHaveLength(50_000)
    expect(namesOf(`name,id\n${names.join(',1\n')},1`)).toHaveLength(50_000)
    expect(namesOf(JSON.stringify(names))).toHaveLength(50_000)
  })

  it.each([
    ['one row with many cells', ','.repeat(4_000_000)],
    ['one quoted cell', `"${'""'.repeat(2_000_000)}"`],
    ['one JSON string', `["${'\\n'.repeat(2_000_000)}"`],
    ['brackets', `[${'[],'.repeat(1_000_000)}`],
  ])('refuses a file of several MB with %s', (_, text) => {
    expect(readRegistryFile(text, FILE)).toHaveProperty('problem')
  })
})

describe('docs/registry-file.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../../docs/registry-file.md'), 'utf8')
  const examples = [...page.matchAll(/```\w+\n(.*?)```/gs)].map(([, example = '']) => example)

  it('has four examples', () => {
    expect(examples).toHaveLength(4)
  })

  it.each(examples)('has an example that is read completely: %s', (example) => {
    const read = readOf(example)
    expect(read.lists.goals.items.map(({ name }) => name)).toContain('add_to_cart')
    expect(read).toMatchObject({ skipped: 0, repeated: 0 })
  })

  it('shows an export in the written format', () => {
    const [example = ''] = examples
    const { lists, confirmed, workspaceName, ...facts } = readOf(example)
    const registry = { ...lists, confirmed, workspaceId: 'w', fetchedAt: facts.writtenAt ?? 0 }
    const written = writeRegistryFile(registry, workspaceOf({ ...facts, name: workspaceName ?? '' }))
    expect(JSON.parse(written)).toEqual(JSON.parse(example))
  })
})
