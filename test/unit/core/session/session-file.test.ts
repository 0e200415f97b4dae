import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { type Message, message } from '../../../../core/message'
import { AttemptSchema, PageSchema } from '../../../../core/protocol/fields'
import { publishesOf } from '../../../../core/publish/read-capture'
import { requestOf } from '../../../../core/attempt'
import { readSession } from '../../../../core/import/read-session'
import { SESSION_VERSION, SessionHead, writeSessionFile } from '../../../../core/session/session-file'
import { say } from '../../../../locales/say'
import { jsonBody, publishWith, seenAttempt } from '../../../fixtures/make'
import { onlyAttempt, sessionWith } from '../../../fixtures/session'

const ROOT = path.resolve(import.meta.dirname, '../../../..')
const DOC = readFileSync(path.join(ROOT, 'docs/session-file.md'), 'utf8')
const FIXTURES = path.join(ROOT, 'test/fixtures/sessions')
const FILE = 'a.json'
/** Reads a file and returns its problem or its notes. */
const messagesOf = (text: string, name = FILE): readonly Message[] => {
  const result = readSession(text, name)
  return 'problem' in result ? [result.problem] : result.notes
}
const damaged = (field: string) => message('sessionFile.problem.damaged', { file: FILE, field })
const WHOLE = writeSessionFile(sessionWith([seenAttempt(1)]), 'Goalkeeper 1')

describe('docs/session-file.md', () => {
  const tableOf = (title: string) =>
    Array.from(
      (DOC.split(`## ${title}\n`)[1]?.split('\n## ')[0] ?? '').matchAll(/^\| `(\w+)` +\| (yes|no) /gm),
      ([, field, needed]) => [field, needed === 'yes'],
    )
  type Fields = Readonly<Record<string, v.GenericSchema>>
  const fieldsOf = (entries: Fields) =>
    Object.entries(entries).map(([field, schema]) => [field, schema.type !== 'exact_optional'])
  const entriesOf = (schema: unknown) => (schema as { entries: Fields }).entries
  const { captures } = entriesOf(AttemptSchema) as unknown as { captures: { rest: unknown } }

  it.each([
    ['The file', [...fieldsOf(SessionHead.entries as Fields), ['generator', false], ['exported', false]]],
    ['A page', fieldsOf(entriesOf(PageSchema))],
    ['An attempt', fieldsOf(entriesOf(AttemptSchema))],
    ['A capture', fieldsOf(entriesOf(captures.rest))],
  ])('documents every field of: %s', (title, fields) => {
    expect(Object.fromEntries(tableOf(title))).toEqual(Object.fromEntries(fields))
  })

  it('has an example that opens and has the written format', () => {
    const example = /```json\n([^]*?)```/.exec(DOC)?.[1] ?? ''
    const result = readSession(example, 'example.json')
    if ('problem' in result) throw new Error(say(result.problem))
    expect(result.notes).toEqual([])
    const attempt = onlyAttempt(result.session)
    expect(publishesOf(requestOf(attempt))[0]?.goals[0]?.properties).toEqual({ price: 19.99 })
    expect(attempt.body).toMatchObject({ bytes: (attempt.body as { data: string }).data.length })
    expect(JSON.parse(writeSessionFile(result.session, 'Goalkeeper 0.1.0'))).toEqual(JSON.parse(example))
  })
})

describe('files of each version', () => {
  const files = readdirSync(FIXTURES).filter((file) => /^version-\d+\.json$/.test(file))

  it('exist', () => {
    const versions = Array.from({ length: SESSION_VERSION }, (_, index) => `version-${index + 1}.json`)
    expect(files.toSorted()).toEqual(versions)
  })

  it.each(files)('open: %s', (file) => {
    const result = readSession(readFileSync(path.join(FIXTURES, file), 'utf8'), file)
    if ('problem' in result) throw new Error(say(result.problem))
    expect(result.notes).toEqual([])
    expect(result.session.pages.length).toBeGreaterThan(1)
    const publishes = result.session.attempts.flatMap((attempt) => publishesOf(requestOf(attempt)))
    expect(publishes.flatMap(({ goals }) => goals.map(({ name }) => name))).toEqual([
      'page_view',
      'purchase',
      'page_view',
    ])
  })
})

describe('readSession: invalid or incomplete files', () => {
  it.each<[string, Message]>([
    ['', message('sessionFile.problem.empty', { file: FILE })],
    [
      WHOLE.slice(0, -10),
      message('sessionFile.problem.notJsonAt', {
        file: FILE,
        line: expect.any(Number) as number,
        column: expect.any(Number) as number,
      }),
    ],
    ['{"a":1}', message('sessionFile.problem.other', { file: FILE })],
    ['[]', message('sessionFile.problem.other', { file: FILE })],
    [
      WHOLE.replace('"version": 1', '"version": 2'),
      message('sessionFile.problem.newer', { file: FILE, version: 2, newest: 1 }),
    ],
    [WHOLE.replace('"version": 1', '"version": "x"'), damaged('version')],
    [WHOLE.replace(/"exportedAt": \d+/, '"exportedAt": null'), damaged('exportedAt')],
    [WHOLE.replace('"attempts": [', '"attempts": 5, "x": ['), damaged('attempts')],
    [WHOLE.replace('"method":"PUT"', '"method":5'), message('sessionFile.refused', {}, 1)],
    ['{"log":{}}', message('sessionFile.problem.noEntries', { file: FILE })],
    ['{"log":{"entries":[{},{}]}}', message('sessionFile.problem.noPublishes', { file: FILE }, 2)],
  ])('returns a specific message for %.40s', (text, expected) => {
    expect(messagesOf(text)).toEqual([expected])
  })

  it('detects a session file by its content, with or without a byte order mark', () => {
    expect(messagesOf(`\uFEFF${WHOLE}`, 'a.txt')).toEqual([])
  })
})

describe('readSession: HAR files of other programs', () => {
  const entry = (more: object = {}) => ({
    startedDateTime: '2026-11-26T17:00:00.000Z',
    time: 12.5,
    request: {
      method: 'PUT',
      url: 'https://acme.absmartly.io/v1/context',
      headers: [
        { name: 'X-API-Key', value: 'Y1zA-very-secret' },
        { name: 'X-Application', value: 'shop' },
      ],
      bodySize: 10,
      postData: { mimeType: 'application/json', text: JSON.stringify(publishWith(['purchase'])) },
    },
    response: { status: 200, content: { text: '{"ok":true}' } },
    ...more,
  })
  const har = (entries: readonly unknown[], pages: readonly unknown[] = []) =>
    JSON.stringify({ log: { pages, entries } })

  it('reads publishes without the key', () => {
    const foreign = entry({
      request: { method: 'GET', url: 'https://shop.example/', headers: [], bodySize: 0 },
    })
    const page = {
      id: 'page_1',
      title: 'https://shop.example/cart',
      startedDateTime: '2026-11-26T16:59:00.000Z',
    }
    const result = readSession(har([foreign, entry(), 'no entry'], [page]), 'a.har')
    if ('problem' in result) throw new Error(say(result.problem))
    expect(result.notes).toEqual([message('sessionFile.refused', {}, 1)])
    const { attempts, pages } = result.session
    expect(attempts).toHaveLength(1)
    expect(JSON.stringify(attempts)).not.toContain('very-s')
    expect(attempts[0]?.captures[0]).toMatchObject({
      source: 'devtools',
      at: Date.parse('2026-11-26T17:00:00.000Z'),
      pageUrl: 'https://shop.example/cart',
      outcome: { status: 200 },
      answer: { text: '{"ok":true}' },
    })
    expect(pages).toMatchObject([{ url: 'https://shop.example/cart', title: '' }])
  })

  it('accepts a HAR with few fields', () => {
    const { request } = entry()
    const bare = {
      startedDateTime: '2026-11-26T17:00:00Z',
      request: { method: 'PUT', url: request.url, postData: request.postData },
      response: {},
    }
    expect(messagesOf(har([bare]))).toEqual([])
  })

  it('prefers the body of the entry to that of our own extension field', () => {
    const attempt = seenAttempt(1, { body: jsonBody(publishWith(['a'])) })
    const { body: _, ...own } = attempt
    const edited = entry({ _goalkeeper: { ...own, body: null } })
    const result = readSession(har([edited]), 'a.har')
    if ('problem' in result) throw new Error(say(result.problem))
    expect(publishesOf(requestOf(onlyAttempt(result.session)))[0]?.goals[0]?.name).toBe('purchase')
    expect(result.session.attempts[0]?.captures[0].source).toBe('page')
  })
})
