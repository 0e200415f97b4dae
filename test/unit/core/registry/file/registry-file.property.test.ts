import { csvFormatRows, dsvFormat } from 'd3-dsv'
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { message } from '../../../../../core/message'
import { jsonFault } from '../../../../../core/registry/file/json-fault'
import { readRegistryFile } from '../../../../../core/registry/file/read-registry-file'
import type { RegistryFile } from '../../../../../core/registry/file/registry-file'
import { writeRegistryFile } from '../../../../../core/registry/file/write-registry-file'
import {
  LIST_NAMES,
  type Listed,
  type Registry,
  type RegistryItem,
} from '../../../../../core/registry/registry'
import type { Workspace } from '../../../../../core/registry/workspace'

// Property tests with many runs can be slow on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({
    unit: fc.constantFrom('"', ',', ';', '\n', '\r', '\t', 'a', ' ', '\\', '{', '['),
    maxLength: 8,
  }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'name',
    '\u202egnp.exe',
    '\u2066a\u2069',
    '\uFEFFa',
    '\u0000',
    '\uFFFD',
    '\ud800',
  ),
)
const name = text.filter((one) => one !== '')
const id = fc.oneof(fc.maxSafeNat(), fc.constant(null))
const words = fc.option(fc.array(text, { maxLength: 3 }))
const item = { id, name, archived: fc.boolean() }
const type = fc.option(text)
const use = fc.record({
  goalId: fc.nat(),
  role: fc.constantFrom('value' as const, 'denominator' as const),
  property: fc.option(text),
  filters: fc.array(text, { maxLength: 3 }),
})

const listOf = <Item extends RegistryItem>(entry: fc.Arbitrary<Item>): fc.Arbitrary<Listed<Item>> =>
  fc
    .tuple(
      fc.uniqueArray(entry, { maxLength: 6, selector: (one) => `${one.id} ${one.archived} ${one.name}` }),
      fc.boolean(),
    )
    .map(([items, complete]) => ({
      items,
      complete,
      gap: complete ? null : message('verdictReason.noRegistry'),
    }))

const registry: fc.Arbitrary<Registry> = fc.record({
  workspaceId: fc.constant('workspace-0001'),
  fetchedAt: fc.nat(),
  confirmed: fc.uniqueArray(fc.record({ name, goalId: fc.nat() }), {
    maxLength: 3,
    selector: (one) => `${one.goalId} ${one.name}`,
  }),
  goals: listOf(fc.record({ ...item, description: fc.option(text), owners: words, tags: words })),
  metrics: listOf(fc.record({ ...item, type, uses: fc.array(use, { maxLength: 3 }) })),
  applications: listOf(fc.record(item)),
  environments: listOf(fc.record({ ...item, type })),
  unitTypes: listOf(fc.record(item)),
  experiments: listOf(
    fc.record({ ...item, primaryMetricId: id, otherMetricIds: fc.array(fc.nat(), { maxLength: 3 }) }),
  ),
})

const workspace: fc.Arbitrary<Workspace> = fc.record({
  id: fc.constant('workspace-0001'),
  name,
  source: fc.constant({
    kind: 'console' as const,
    origin: 'https://console.blue-mug.example',
    signIn: 'key' as const,
  }),
  collectors: fc.uniqueArray(fc.constantFrom('acme.absmartly.io', 'localhost:4401', '[::1]:80', 'a.example')),
  createsGoals: fc.boolean(),
  seesPart: fc.boolean(),
  asksEvents: fc.boolean(),
})

function readOf(file: string): RegistryFile {
  const read = readRegistryFile(file, 'file')
  if ('problem' in read) throw new Error(`${JSON.stringify(read.problem)}\n${file}`)
  return read
}
const entriesOf = ({ lists, confirmed }: RegistryFile) =>
  LIST_NAMES.reduce((all, list) => all + lists[list].items.length, confirmed.length)

describe('writeRegistryFile', () => {
  it('writes a file that reads back the same', () => {
    fc.assert(
      fc.property(registry, workspace, (written, of) => {
        const read = readOf(writeRegistryFile(written, of))
        for (const list of LIST_NAMES) {
          const { items, complete } = written[list]
          const isThere = list === 'goals' || complete || items.length > 0
          const gap = isThere ? 'registryFile.incomplete' : 'registryFile.notInFile'
          expect(read.lists[list]).toEqual({ items, complete, gap: complete ? null : { key: gap } })
        }
        expect(read).toMatchObject({
          confirmed: written.confirmed,
          writtenAt: written.fetchedAt,
          workspaceName: of.name,
          collectors: of.collectors,
          seesPart: of.seesPart,
          createsGoals: of.createsGoals,
          rows: entriesOf(read),
          repeated: 0,
          skipped: 0,
        })
      }),
      { numRuns: 300 },
    )
  })

  it('writes no workspace ids, console URLs, unknown fields or bidirectional controls', () => {
    fc.assert(
      fc.property(registry, workspace, (written, of) => {
        const secret = { apiKey: 'hunter2', credential: { key: 'hunter2' }, headers: ['hunter2'] }
        const goals = {
          ...written.goals,
          items: written.goals.items.map((one) => ({ ...one, ...secret })),
          ...secret,
        }
        const file = writeRegistryFile({ ...written, goals, ...secret }, { ...of, ...secret })
        expect(file).not.toContain('hunter2')
        expect(file).not.toContain('workspace-0001')
        expect(file).not.toContain('blue-mug')
        expect(file).not.toMatch(/[\u0080-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\uFEFF\uFFFD]/)
      }),
    )
  })
})

describe('names in a CSV', () => {
  /** Names without NUL and U+FFFD, which a CSV cannot have. */
  const cell = name.filter((one) => !one.includes('\u0000') && !one.includes('\uFFFD'))
  const names = fc.uniqueArray(cell, { minLength: 2, maxLength: 8 })

  it.each([',', ';', '\t'])('are read unchanged when %j is the delimiter', (delimiter) => {
    fc.assert(
      fc.property(names, (all) => {
        const file = dsvFormat(delimiter).formatRows([
          ['id', 'name'],
          ...all.map((one, index) => [`${index}`, one]),
        ])
        const read = readOf(file)
        expect(read.lists.goals.items.map((one) => one.name)).toEqual(all)
        expect(read.lists.goals.items.map((one) => one.id)).toEqual(all.map((_, index) => index))
        expect(read).toMatchObject({ rows: all.length, skipped: 0, repeated: 0 })
      }),
    )
  })

  it('are read unchanged with one name per line', () => {
    fc.assert(
      fc.property(names, (all) => {
        const read = readOf(csvFormatRows([['name'], ...all.map((one) => [one])]))
        expect(read.lists.goals.items.map((one) => one.name)).toEqual(all)
      }),
    )
  })
})

describe('readRegistryFile', () => {
  const piece = fc.constantFrom(
    'name',
    ',',
    ';',
    '\t',
    '\n',
    '\r\n',
    '"',
    '""',
    'a',
    'b, c',
    '1',
    '[',
    ']',
    '{',
    '}',
    ':',
    '"goals"',
  )
  const any = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json({ noUnicodeString: false }),
    fc.array(piece).map((pieces) => pieces.join('')),
    fc
      .json()
      .map((json) => `{"format":"goalkeeper-registry","version":1,"goals":${json},"workspace":${json}}`),
    fc.array(fc.jsonValue()).map((items) =>
      JSON.stringify({
        format: 'goalkeeper-registry',
        version: 1,
        goals: { complete: true, items },
        metrics: { complete: true, items },
      }),
    ),
  )

  it('reads or refuses any input, and counts every row', () => {
    fc.assert(
      fc.property(any, (file) => {
        const read = readRegistryFile(file, 'file')
        if ('problem' in read) return
        expect(read.rows).toBe(entriesOf(read) + read.repeated + read.skipped)
        // Everything that was read survives being written and read again.
        const again = readOf(
          writeRegistryFile(
            { ...read.lists, confirmed: read.confirmed, workspaceId: 'w', fetchedAt: 1 },
            {
              id: 'w',
              name: read.workspaceName ?? 'w',
              source: { kind: 'file', file: 'file' },
              collectors: read.collectors,
              createsGoals: read.createsGoals,
              seesPart: read.seesPart,
              asksEvents: false,
            },
          ),
        )
        expect(again.lists.goals.items).toEqual(read.lists.goals.items)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('jsonFault', () => {
  const isJson = (json: string) => {
    try {
      JSON.parse(json)
      return true
    } catch {
      return false
    }
  }
  const mangled = fc
    .tuple(
      fc.json({ noUnicodeString: false }),
      fc.nat(),
      fc.constantFrom(
        '',
        ',',
        '"',
        '}',
        ']',
        '[',
        '{',
        ':',
        '1',
        '-',
        '.',
        'e',
        '\\',
        'u',
        'true',
        ' ',
        '\n',
        '\u0001',
        '\u00a0',
      ),
      fc.nat(3),
    )
    .map(
      ([json, at, put, out]) =>
        json.slice(0, at % (json.length + 1)) + put + json.slice((at % (json.length + 1)) + out),
    )
  const soup = fc
    .array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"',
        '\\u00',
        '\\n',
        '1',
        '-',
        '0',
        '.5',
        'e1',
        'null',
        'true',
        ' ',
        '\n',
      ),
    )
    .map((pieces) => pieces.join(''))

  it('returns null exactly for valid JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json({ noUnicodeString: false }), mangled, soup), (json) => {
        expect(jsonFault(json) === null).toBe(isJson(json))
      }),
      { numRuns: 5000 },
    )
  })

  it('returns a position before which the input could still become valid JSON', () => {
    fc.assert(
      fc.property(mangled, (json) => {
        const at = jsonFault(json)
        if (at === null) return
        // The part before the fault is valid JSON, or is invalid only at its end.
        const before = jsonFault(json.slice(0, at).trimEnd())
        expect([null, json.slice(0, at).trimEnd().length]).toContain(before)
      }),
      { numRuns: 2000 },
    )
  })
})
