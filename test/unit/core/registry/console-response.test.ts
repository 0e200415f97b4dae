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

describe('an answer in the documented form', () => {
  it.each(LIST_NAMES)('is read for %s', (list) => {
    const entries = [{ id: 7, name: 'x', archived: true, created_by: { id: 1 } }]
    const response = json({ items: 50, page: 2, total: 51, [LISTS[list].path]: entries })
    expect(parseListResponse(list, response, 'key')).toMatchObject({
      entries: [{ id: 7, name: 'x', archived: true }],
      total: 51,
    })
  })

  it.each([200, 201, 299])('may have status %i', (status) => {
    expect(goalsFrom(json(envelope(), { status }))).toHaveProperty('entries')
  })

  it('may be empty', () => {
    expect(goalsFrom(json(envelope({ goals: [], total: 0 })))).toEqual({ entries: [], total: 0 })
  })

  it('is not looked at beyond what is read of a list, and not taken for whole', () => {
    const goals = Array.from({ length: MAX_LIST_ENTRIES + 1 }, (_, index) => ({ id: index, name: 'a' }))
    const page = goalsFrom(json(envelope({ goals, total: MAX_LIST_ENTRIES })))
    expect(page).toMatchObject({ total: MAX_LIST_ENTRIES + 1 })
    expect('entries' in page && page.entries).toHaveLength(MAX_LIST_ENTRIES)
  })
})

describe('any other answer', () => {
  const server = (status: number) => ({ key: 'consoleAnswer.server', values: { status } })
  const list = 'goals'

  it.each<[string, ConsoleResponse, object]>([
    ['404', json({}, { status: 404 }), { key: 'consoleAnswer.notFound', values: { list } }],
    ['500', json(envelope(), { status: 500 }), server(500)],
    ['503', json({}, { status: 503 }), server(503)],
    ['a 500 that is a web page', text('<html>', { status: 500, contentType: 'text/html' }), server(500)],
    ['400', json({}, { status: 400 }), { key: 'consoleAnswer.status', values: { status: 400, list } }],
    ['304', text('', { status: 304 }), { key: 'consoleAnswer.status', values: { status: 304, list } }],
    ['429', json({}, { status: 429 }), { key: 'consoleAnswer.tooMany' }],
    [
      'a web page',
      text('Sign in', { contentType: 'text/html; charset=utf-8' }),
      { key: 'consoleAnswer.html', values: { list } },
    ],
    [
      'a web page of another type',
      text('\n <!doctype html>', { contentType: '' }),
      { key: 'consoleAnswer.html', values: { list } },
    ],
    ['text', text('ok', { contentType: 'text/plain' }), { key: 'consoleAnswer.notJson', values: { list } }],
    ['nothing', text('', { status: 204 }), { key: 'consoleAnswer.notJson', values: { list } }],
  ])('%s', (_, response, problem) => {
    expect(goalsFrom(response)).toEqual({ problem })
  })

  it.each(SIGN_INS)('401 for the sign-in by %s', (signIn) => {
    expect(goalsFrom(json({}, { status: 401 }), signIn)).toEqual({
      problem: { key: `consoleAnswer.unauthorized.${signIn}` },
    })
  })

  it('a web page where a session is the credential is the sign-in page', () => {
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
  ])('403 for %s names the permission', (of, permission) => {
    expect(parseListResponse(of, json({ error: 'no' }, { status: 403 }), 'key')).toEqual({
      problem: { key: 'consoleAnswer.forbidden', values: { permission } },
    })
  })

  it.each([
    [59_001, 60],
    [1000, 1],
    [0, 0],
  ])('429 with a wait of %i ms says %i seconds', (retryAfterMs, seconds) => {
    expect(goalsFrom(json({}, { status: 429, retryAfterMs }))).toEqual({
      problem: { key: 'consoleAnswer.tooManyUntil', values: {}, count: seconds },
      retryAfterMs,
    })
  })

  it.each<[string, unknown, string]>([
    ['errors', { ok: false, errors: ['page is wrong', 'so are items'] }, 'page is wrong so are items'],
    ['error', { error: 'no' }, 'no'],
    ['message', { message: 'no' }, 'no'],
    ['detail', { detail: 'no' }, 'no'],
    ['markup', { error: '<b>no</b>' }, '<b>no</b>'],
    ['very many words', { error: 'x'.repeat(1000) }, 'x'.repeat(200)],
  ])('the console’s own words as %s', (_, body, words) => {
    expect(goalsFrom(json(body, { status: 422 }))).toEqual({
      problem: { key: 'consoleAnswer.statusWords', values: { status: 422, list, words } },
    })
    expect(goalsFrom(json(body))).toEqual({
      problem: { key: 'consoleAnswer.refused', values: { list, words } },
    })
  })

  it.each<[string, unknown]>([
    ['null', null],
    ['a list', [{ id: 1, name: 'a' }]],
    ['an error without words', { ok: false, errors: [] }],
    ['errors that are no text', { ok: false, errors: [{ code: 1 }] }],
    ['another list', { items: 200, page: 1, total: 1, metrics: [] }],
    ['no total', { items: 200, page: 1, goals: [] }],
    ['a total as text', envelope({ total: '1' })],
    ['a negative total', envelope({ total: -1 })],
    ['half a page', envelope({ items: 0.5 })],
    ['a list that is none', envelope({ goals: { 0: { id: 1, name: 'a' }, length: 1 } })],
    ['an entry without name', envelope({ goals: [{ id: 1 }] })],
    ['an entry whose name is null', envelope({ goals: [{ id: 1, name: null }] })],
    ['an entry whose id is text', envelope({ goals: [{ id: '1', name: 'a' }] })],
    ['an entry without id', envelope({ goals: [{ name: 'a' }] })],
    ['an entry that is null', envelope({ goals: [null] })],
  ])('%s is not in the documented form', (_, body) => {
    expect(goalsFrom(json(body))).toEqual({
      problem: { key: 'consoleAnswer.undocumented', values: { list } },
    })
  })
})
