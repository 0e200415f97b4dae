import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { planImport } from '../../../../core/settings-file/import-plan'
import { readSettingsFile } from '../../../../core/settings-file/read-settings-file'
import type { KnownSetting } from '../../../../core/settings-file/settings-file'
import { writeSettingsFile } from '../../../../core/settings-file/write-settings-file'
import { MAX_ROWS_CHOICES, DEFAULT_PREFERENCES, THEMES, TIME_FORMATS } from '../../../../core/preferences'
import type { Workspace } from '../../../../core/registry/workspace'
import { readSettings } from '../../../../settings/all'
import { preferences } from '../../../../settings/preferences'
import { FILE_SOURCE, workspaceOf } from '../../../fixtures/make'

const DOCS = readFileSync(join(import.meta.dirname, '../../../../docs/settings-file.md'), 'utf8')
const FILE = 'settings.json'
const known: readonly KnownSetting[] = [
  { key: 'preferences', value: DEFAULT_PREFERENCES, parse: preferences.parse },
  {
    key: 'filters',
    value: { saved: [], muted: [] },
    parse: (value) => v.parse(v.object({ saved: v.array(v.any()), muted: v.array(v.string()) }), value),
  },
]
const acme = workspaceOf({ name: 'acme' })

function contentOf(text: string) {
  const read = readSettingsFile(text, FILE)
  if ('problem' in read) throw new Error(JSON.stringify(read.problem))
  return read
}
const textOf = (more: object) => JSON.stringify({ format: 'goalkeeper-settings', version: 1, ...more })
const planOf = (more: object, here: readonly Workspace[] = []) =>
  planImport(contentOf(textOf(more)).content, known, here)
const consoleOf = (more: object = {}) => ({
  name: 'acme',
  console: 'https://acme.absmartly.com',
  collectors: ['acme.absmartly.io'],
  ...more,
})

describe('writeSettingsFile', () => {
  it('writes a file that changes nothing when it is imported again', () => {
    const text = writeSettingsFile(known, [acme, workspaceOf({ id: 'f', source: FILE_SOURCE })], [])
    expect(planImport(contentOf(text).content, known, [acme])).toMatchObject({
      settings: [],
      added: [],
      changed: [],
      moves: [],
      refused: [{ key: 'settingsFile.refused.fromFile' }],
    })
  })

  it('writes no credential, even one pasted into a name', () => {
    const secret = 'k-0123456789'
    const text = writeSettingsFile(
      known,
      [{ ...acme, name: `acme ${secret}`, collectors: [`${secret}.example`] }],
      ['', 'a', secret, secret.slice(0, 9)],
    )
    expect(text).not.toContain(secret)
    expect(text).toContain('acme •••')
    expect(text).toContain('"format": "goalkeeper-settings"')
  })
})

describe('docs/settings-file.md', () => {
  const example = /```json\n(.*?)```/s.exec(DOCS)?.[1] ?? ''

  it('shows a file in the written format', async () => {
    const { content, refused } = contentOf(example)
    expect(refused).toEqual([])
    const own: Workspace[] = content.workspaces.map((one) => ({
      id: one.name,
      name: one.name,
      source:
        'console' in one
          ? { kind: 'console', origin: one.console, signIn: one.signIn }
          : { kind: 'file', file: one.file },
      collectors: one.collectors,
      createsGoals: one.createsGoals,
      seesPart: one.seesPart,
      asksEvents: one.asksEvents,
    }))
    const settings = Object.entries(content.settings).map(([key, value]) => ({ key, value }))
    expect(JSON.parse(writeSettingsFile(settings, own, []))).toEqual(JSON.parse(example))
    const all = await readSettings()
    expect(Object.keys(content.settings)).toEqual(all.map(({ key }) => key))
    for (const { key, parse } of all) expect(parse(content.settings[key])).toEqual(content.settings[key])
  })

  it('lists every value', () => {
    for (const value of [...THEMES, ...TIME_FORMATS, ...MAX_ROWS_CHOICES])
      expect(DOCS).toContain(`\`${value}\``)
    for (const field of Object.keys(DEFAULT_PREFERENCES)) expect(DOCS).toContain(`\`${field}\``)
  })
})

describe('readSettingsFile', () => {
  it.each([
    ['is not JSON', 'theme: dark', 'other'],
    ['has another format', '{"format":"goalkeeper-registry","version":1}', 'other'],
    ['is a list', '[]', 'other'],
    ['is of a newer version', '{"format":"goalkeeper-settings","version":2}', 'newer'],
    ['has no version', '{"format":"goalkeeper-settings"}', 'damaged'],
    ['has no list of workspaces', textOf({ workspaces: {} }), 'damaged'],
    ['is too large', `${textOf({})}${' '.repeat(1_000_000)}`, 'tooLarge'],
  ])('refuses a file that %s', (_why, text, problem) => {
    expect(readSettingsFile(text, FILE)).toMatchObject({
      problem: { key: `settingsFile.problem.${problem}`, values: { file: FILE } },
    })
  })
})

describe('planImport: settings', () => {
  it('replace existing ones field by field', () => {
    expect(planOf({ settings: { preferences: { theme: 'dark', badge: 'unknown' } } }).settings).toEqual([
      { key: 'preferences', value: { ...DEFAULT_PREFERENCES, theme: 'dark' }, fields: ['theme'] },
    ])
  })

  it('are refused one by one if this version doesn’t know them', () => {
    const { settings, refused } = planOf({
      settings: { preferences: { theme: 'sepia', badge: 'nothing', sound: 1 }, colors: {}, filters: 7 },
    })
    expect(settings).toEqual([
      { key: 'preferences', value: { ...DEFAULT_PREFERENCES, badge: 'nothing' }, fields: ['badge'] },
    ])
    expect(refused.map(({ values }) => values)).toEqual([
      { setting: 'preferences', field: 'theme' },
      { setting: 'preferences', field: 'sound' },
      { setting: 'colors' },
      { setting: 'filters' },
    ])
  })
})

describe('planImport: lists', () => {
  const lists: readonly KnownSetting[] = [
    { key: 'muted', value: ['a', 'b'], parse: v.parser(v.array(v.string())) },
    {
      key: 'saved',
      value: [{ name: 'one', text: 'x' }],
      parse: (value) => (Array.isArray(value) && value.length < 4 ? value : []),
    },
  ]
  const planned = (settings: Record<string, unknown>) =>
    planImport(contentOf(textOf({ settings })).content, lists, [])

  it('are merged, and entries with the same name replaced', () => {
    const saved = [
      { name: 'one', text: 'y' },
      { name: 'two', text: 'z' },
    ]
    expect(planned({ muted: ['b', 'c'], saved }).settings).toEqual([
      { key: 'muted', value: ['a', 'b', 'c'], fields: ['entries'] },
      { key: 'saved', value: saved, fields: ['entries'] },
    ])
  })

  it('change nothing without new entries, and are refused as a whole if they don’t fit', () => {
    const four = ['1', '2', '3', '4'].map((name) => ({ name, text: '' }))
    expect(planned({ muted: ['b'] })).toMatchObject({ settings: [], refused: [] })
    expect(planned({ saved: four })).toMatchObject({
      settings: [],
      refused: [{ values: { setting: 'saved' } }],
    })
    expect(planned({ muted: { a: 1 } }).refused).toHaveLength(1)
  })
})

describe('planImport: workspaces', () => {
  it('are added if they don’t exist', () => {
    expect(planOf({ workspaces: [consoleOf({ seesPart: true })] }).added).toEqual([
      {
        name: 'acme',
        source: { kind: 'console', origin: 'https://acme.absmartly.com', signIn: 'key' },
        collectors: ['acme.absmartly.io'],
        createsGoals: false,
        seesPart: true,
        asksEvents: false,
      },
    ])
  })

  it('keep their id and sign-in if they exist', () => {
    const here = workspaceOf({
      name: 'acme',
      source: { kind: 'console', origin: 'https://acme.absmartly.com', signIn: 'jwt' },
    })
    const { added, changed } = planOf({ workspaces: [consoleOf({ collectors: ['a.b'] })] }, [here])
    expect([added, changed]).toEqual([[], [{ ...here, collectors: ['a.b'] }]])
  })

  it('report the collectors that they take from another workspace', () => {
    const owner = workspaceOf({ id: 'o', name: 'Owner', collectors: ['acme.absmartly.io'] })
    expect(planOf({ workspaces: [consoleOf({ name: 'New' })] }, [owner]).moves).toEqual([
      { key: 'settingsFile.moves', values: { host: 'acme.absmartly.io', from: 'Owner', to: 'New' } },
    ])
  })

  it.each([
    ['without a name', { console: 'https://a.b' }, 'entry'],
    ['without an origin', { name: 'a' }, 'entry'],
    ['with a switch that is not a boolean', consoleOf({ seesPart: 'yes' }), 'entry'],
    ['when they would send a key unencrypted', consoleOf({ console: 'http://a.b' }), 'address'],
    ['with a collector that is not a host', consoleOf({ collectors: ['*.a.b'] }), 'hosts'],
  ])('are refused %s', (_why, workspace, key) => {
    const { content, refused } = contentOf(textOf({ workspaces: [workspace, consoleOf()] }))
    expect(refused.map((one) => one.key)).toEqual([`settingsFile.refused.${key}`])
    expect(content.workspaces).toHaveLength(1)
  })

  it('are limited in number', () => {
    const workspaces = Array.from({ length: 103 }, (_, index) => consoleOf({ name: String(index) }))
    const { content, refused } = contentOf(textOf({ workspaces }))
    expect(content.workspaces).toHaveLength(100)
    expect(refused).toEqual([{ key: 'settingsFile.refused.tooMany', values: {}, count: 3 }])
  })
})
