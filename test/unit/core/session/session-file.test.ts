import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type * as v from 'valibot'
import { describe, expect, it } from 'vitest'
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
const wordsOf = (text: string, file = 'a.json') => {
  const result = readSession(text, file)
  return 'problem' in result ? say(result.problem) : result.notes.map(say).join(' ')
}
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

describe('readSession: invalid files', () => {
  it.each([
    ['', '“a.json” is empty.'],
    [
      WHOLE.slice(0, -10),
      /^“a.json” is neither a session file nor a HAR, or it was cut off: it is not JSON at line \d+, column \d+\.$/,
    ],
    ['{"a":1}', '“a.json” is JSON, but neither a session file of Goalkeeper nor a HAR.'],
    ['[]', '“a.json” is JSON, but neither a session file of Goalkeeper nor a HAR.'],
    [
      WHOLE.replace('"version": 1', '"version": 2'),
      /is of version 2; this Goalkeeper reads session files up to version 1\. Update/,
    ],
    [WHOLE.replace('"version": 1', '"version": "x"'), /damaged: “version” is missing/],
    [WHOLE.replace(/"exportedAt": \d+/, '"exportedAt": null'), /damaged: “exportedAt” is missing/],
    [WHOLE.replace('"attempts": [', '"attempts": 5, "x": ['), /damaged: “attempts” is missing/],
    [WHOLE.replace('"method":"PUT"', '"method":5'), '1 entry of it could not be read and is left out.'],
    ['{"log":{}}', '“a.json” looks like a HAR, but has no list of entries.'],
    [
      '{"log":{"entries":[{},{}]}}',
      '“a.json” is a HAR without a publish of ABsmartly: 2 requests were looked at.',
    ],
  ])('returns a specific message for %.40s', (text, words) => {
    if (typeof words === 'string') expect(wordsOf(text)).toBe(words)
    else expect(wordsOf(text)).toMatch(words)
  })

  it('detects a session file by its content, with or without a byte order mark', () => {
    expect(wordsOf(`\uFEFF${WHOLE}`, 'a.txt')).toBe('')
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
    expect(result.notes.map(say)).toEqual(['1 entry of it could not be read and is left out.'])
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
    expect(wordsOf(har([bare]))).toBe('')
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
