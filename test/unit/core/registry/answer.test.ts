import { describe, expect, it } from 'vitest'
import { type ConsoleAnswer, readListAnswer } from '../../../../core/registry/answer'
import { REGISTRY_LISTS } from '../../../../core/registry/registry'

const json = (body: unknown, more: Partial<ConsoleAnswer> = {}): ConsoleAnswer => ({
  status: 200,
  contentType: 'application/json; charset=utf-8',
  text: JSON.stringify(body),
  ...more,
})
const envelope = (more: object = {}) => ({
  items: 200,
  page: 1,
  total: 1,
  goals: [{ id: 1, name: 'a' }],
  ...more,
})

describe('an answer in the documented form', () => {
  it.each(REGISTRY_LISTS)('is read for %s', (list) => {
    const entries = [{ id: 7, name: 'x', archived: true, description: 'more', tags: [] }]
    expect(readListAnswer(list, json({ items: 50, page: 2, total: 51, [list]: entries }))).toEqual({
      entries: [{ id: 7, name: 'x', archived: true, type: null }],
      page: 2,
      pageSize: 50,
      total: 51,
    })
  })

  it.each<[unknown, boolean | null]>([
    [true, true],
    [false, false],
    [null, null],
    [undefined, null],
  ])('archived: %j is %s', (archived, read) => {
    const page = readListAnswer('goals', json(envelope({ goals: [{ id: 1, name: 'a', archived }] })))
    expect('entries' in page && page.entries[0]?.archived).toBe(read)
  })

  it('keeps the type of an environment', () => {
    const environments = [{ id: 1, name: 'production', type: 'production' }]
    const page = readListAnswer('environments', json({ items: 200, page: 1, total: 1, environments }))
    expect('entries' in page && page.entries[0]?.type).toBe('production')
  })

  it.each([200, 201, 299])('may have status %i', (status) => {
    expect(readListAnswer('goals', json(envelope(), { status }))).toHaveProperty('entries')
  })
})

describe('any other answer', () => {
  it.each<[string, ConsoleAnswer, object]>([
    ['401', json({}, { status: 401 }), { key: 'connect.answer.unauthorized' }],
    ['404', json({}, { status: 404 }), { key: 'connect.answer.notFound', values: { list: 'goals' } }],
    ['429', json({}, { status: 429 }), { key: 'connect.answer.tooMany' }],
    ['500', json(envelope(), { status: 500 }), { key: 'connect.answer.server', values: { status: 500 } }],
    ['503', json({}, { status: 503 }), { key: 'connect.answer.server', values: { status: 503 } }],
    [
      '400',
      json({}, { status: 400 }),
      { key: 'connect.answer.status', values: { status: 400, list: 'goals' } },
    ],
    [
      '304',
      json({}, { status: 304 }),
      { key: 'connect.answer.status', values: { status: 304, list: 'goals' } },
    ],
    [
      'a 500 that is a web page',
      { status: 500, contentType: 'text/html', text: '<html>' },
      { key: 'connect.answer.server', values: { status: 500 } },
    ],
    [
      'a web page',
      { status: 200, contentType: 'text/html; charset=utf-8', text: 'Sign in' },
      { key: 'connect.answer.html', values: { list: 'goals' } },
    ],
    [
      'a web page of another type',
      { status: 200, contentType: '', text: '\n <!doctype html>' },
      { key: 'connect.answer.html', values: { list: 'goals' } },
    ],
    [
      'text',
      { status: 200, contentType: 'text/plain', text: 'ok' },
      { key: 'connect.answer.notJson', values: { list: 'goals' } },
    ],
    [
      'nothing',
      { status: 204, contentType: '', text: '' },
      { key: 'connect.answer.notJson', values: { list: 'goals' } },
    ],
  ])('%s', (_, answer, problem) => {
    expect(readListAnswer('goals', answer)).toEqual({ problem })
  })

  it.each([
    ['goals', 'Goal List'],
    ['applications', 'Application List'],
    ['environments', 'Environment List'],
    ['unit_types', 'UnitType List'],
  ] as const)('403 for %s names the permission', (list, permission) => {
    expect(readListAnswer(list, json({ error: 'no' }, { status: 403 }))).toEqual({
      problem: { key: 'connect.answer.forbidden', values: { permission } },
    })
  })

  it.each<[string, unknown]>([
    ['null', null],
    ['a list', [{ id: 1, name: 'a' }]],
    ['an error with status 200', { ok: false, errors: ['no'] }],
    ['another list', { items: 200, page: 1, total: 1, metrics: [] }],
    ['no total', { items: 200, page: 1, goals: [] }],
    ['a total as text', envelope({ total: '1' })],
    ['a negative total', envelope({ total: -1 })],
    ['half a page', envelope({ items: 0.5 })],
    ['an entry without name', envelope({ goals: [{ id: 1 }] })],
    ['an entry whose id is text', envelope({ goals: [{ id: '1', name: 'a' }] })],
    ['an entry that is null', envelope({ goals: [null] })],
    ['archived as text', envelope({ goals: [{ id: 1, name: 'a', archived: 'yes' }] })],
  ])('%s is not in the documented form', (_, body) => {
    expect(readListAnswer('goals', json(body))).toEqual({
      problem: { key: 'connect.answer.undocumented', values: { list: 'goals' } },
    })
  })
})
