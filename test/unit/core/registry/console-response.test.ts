import { describe, expect, it } from 'vitest'
import {
  type ConsoleResponse,
  MAX_LIST_ENTRIES,
  parseListResponse,
} from '../../../../core/registry/console-response'
import { LISTS } from '../../../../core/registry/lists'
import { LIST_NAMES, type ListName } from '../../../../core/registry/registry'
import { SIGN_INS, type SignIn } from '../../../../core/registry/workspace'

const json = (body: unknown, more: Partial<ConsoleResponse> = {}): ConsoleResponse => ({
  status: 200,
  contentType: 'application/json; charset=utf-8',
  retryAfterMs: null,
  text: JSON.stringify(body),
  ...more,
})
const text = (words: string, more: Partial<ConsoleResponse> = {}): ConsoleResponse => ({
  ...json(0, more),
  text: words,
})
const envelope = (more: object = {}) => ({
  items: 200,
  page: 1,
  total: 1,
  goals: [{ id: 1, name: 'a' }],
  ...more,
})
const goalsFrom = (response: ConsoleResponse, signIn: SignIn = 'key') =>
  parseListResponse('goals', response, signIn)

describe('parseListResponse, in the documented form', () => {
  it.each(LIST_NAMES)('parses %s', (list) => {
    const entries = [{ id: 7, name: 'x', archived: true, created_by: { id: 1 } }]
    const response = json({ items: 50, page: 2, total: 51, [LISTS[list].path]: entries })
    expect(parseListResponse(list, response, 'key')).toMatchObject({
      entries: [{ id: 7, name: 'x', archived: true }],
      total: 51,
    })
  })

  it.each([200, 201, 299])('accepts status %i', (status) => {
    expect(goalsFrom(json(envelope(), { status }))).toHaveProperty('entries')
  })

  it('accepts an empty list', () => {
    expect(goalsFrom(json(envelope({ goals: [], total: 0 })))).toEqual({ entries: [], total: 0 })
  })

  it('limits the number of entries, with a total that shows the list as incomplete', () => {
    const goals = Array.from({ length: MAX_LIST_ENTRIES + 1 }, (_, index) => ({ id: index, name: 'a' }))
    const page = goalsFrom(json(envelope({ goals, total: MAX_LIST_ENTRIES })))
    expect(page).toMatchObject({ total: MAX_LIST_ENTRIES + 1 })
    expect('entries' in page && page.entries).toHaveLength(MAX_LIST_ENTRIES)
  })
})

describe('parseListResponse, in any other form', () => {
  const server = (status: number) => ({ key: 'consoleAnswer.server', values: { status } })
  const list = 'goals'

  it.each<[string, ConsoleResponse, object]>([
    ['a 404', json({}, { status: 404 }), { key: 'consoleAnswer.notFound', values: { list } }],
    ['a 500', json(envelope(), { status: 500 }), server(500)],
    ['a 503', json({}, { status: 503 }), server(503)],
    ['a 500 with a web page', text('<html>', { status: 500, contentType: 'text/html' }), server(500)],
    ['a 400', json({}, { status: 400 }), { key: 'consoleAnswer.status', values: { status: 400, list } }],
    ['a 304', text('', { status: 304 }), { key: 'consoleAnswer.status', values: { status: 304, list } }],
    ['a 429', json({}, { status: 429 }), { key: 'consoleAnswer.tooMany' }],
    [
      'a web page',
      text('Sign in', { contentType: 'text/html; charset=utf-8' }),
      { key: 'consoleAnswer.html', values: { list } },
    ],
    [
      'a web page with another content type',
      text('\n <!doctype html>', { contentType: '' }),
      { key: 'consoleAnswer.html', values: { list } },
    ],
    [
      'plain text',
      text('ok', { contentType: 'text/plain' }),
      { key: 'consoleAnswer.notJson', values: { list } },
    ],
    ['an empty response', text('', { status: 204 }), { key: 'consoleAnswer.notJson', values: { list } }],
  ])('returns a specific problem for %s', (_, response, problem) => {
    expect(goalsFrom(response)).toEqual({ problem })
  })

  it.each(SIGN_INS)('returns a problem about the credential for a 401 with the sign-in %s', (signIn) => {
    expect(goalsFrom(json({}, { status: 401 }), signIn)).toEqual({
      problem: { key: `consoleAnswer.unauthorized.${signIn}` },
    })
  })

  it('treats a web page as the sign-in page when the sign-in is a session', () => {
    const response = text('<html>', { contentType: 'text/html' })
    expect(goalsFrom(response, 'session')).toEqual({ problem: { key: 'consoleAnswer.signedOut' } })
    expect(goalsFrom(text('ok'), 'session')).toMatchObject({ problem: { key: 'consoleAnswer.notJson' } })
  })

  it.each<[ListName, string]>([
    ['goals', 'Goal List'],
    ['metrics', 'Metric List'],
    ['applications', 'Application List'],
    ['environments', 'Environment List'],
    ['unitTypes', 'UnitType List'],
    ['experiments', 'Experiment List'],
  ])('names the missing permission for a 403 on %s', (of, permission) => {
    expect(parseListResponse(of, json({ error: 'no' }, { status: 403 }), 'key')).toEqual({
      problem: { key: 'consoleAnswer.forbidden', values: { permission } },
    })
  })

  it.each([
    [59_001, 60],
    [1000, 1],
    [0, 0],
  ])('rounds a wait of %i ms after a 429 up to %i seconds', (retryAfterMs, seconds) => {
    expect(goalsFrom(json({}, { status: 429, retryAfterMs }))).toEqual({
      problem: { key: 'consoleAnswer.tooManyUntil', values: {}, count: seconds },
      retryAfterMs,
    })
  })

  it.each<[string, unknown, string]>([
    ['“errors”', { ok: false, errors: ['page is wrong', 'so are items'] }, 'page is wrong so are items'],
    ['“error”', { error: 'no' }, 'no'],
    ['“message”', { message: 'no' }, 'no'],
    ['“detail”', { detail: 'no' }, 'no'],
    ['“error” with markup', { error: '<b>no</b>' }, '<b>no</b>'],
    ['“error”, truncated when it is long', { error: 'x'.repeat(1000) }, 'x'.repeat(200)],
  ])('returns the console’s error message from %s', (_, body, words) => {
    expect(goalsFrom(json(body, { status: 422 }))).toEqual({
      problem: { key: 'consoleAnswer.statusWords', values: { status: 422, list, words } },
    })
    expect(goalsFrom(json(body))).toEqual({
      problem: { key: 'consoleAnswer.refused', values: { list, words } },
    })
  })

  it.each<[string, unknown]>([
    ['null', null],
    ['an array', [{ id: 1, name: 'a' }]],
    ['an error without a message', { ok: false, errors: [] }],
    ['errors that are not strings', { ok: false, errors: [{ code: 1 }] }],
    ['another list', { items: 200, page: 1, total: 1, metrics: [] }],
    ['a page without a total', { items: 200, page: 1, goals: [] }],
    ['a total as a string', envelope({ total: '1' })],
    ['a negative total', envelope({ total: -1 })],
    ['a fractional page size', envelope({ items: 0.5 })],
    ['a list that is not an array', envelope({ goals: { 0: { id: 1, name: 'a' }, length: 1 } })],
    ['an entry without a name', envelope({ goals: [{ id: 1 }] })],
    ['an entry whose name is null', envelope({ goals: [{ id: 1, name: null }] })],
    ['an entry whose id is a string', envelope({ goals: [{ id: '1', name: 'a' }] })],
    ['an entry without an id', envelope({ goals: [{ name: 'a' }] })],
    ['an entry that is null', envelope({ goals: [null] })],
  ])('returns a problem for an undocumented form: %s', (_, body) => {
    expect(goalsFrom(json(body))).toEqual({
      problem: { key: 'consoleAnswer.undocumented', values: { list } },
    })
  })
})
