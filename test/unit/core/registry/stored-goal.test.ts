import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { parseStoredGoalId } from '../../../../core/registry/stored-goal'

// Many runs, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

const read = (body: unknown, status = 200) =>
  parseStoredGoalId(
    {
      status,
      contentType: '',
      retryAfterMs: null,
      text: typeof body === 'string' ? body : JSON.stringify(body),
    },
    'purchase',
  )
const columnar = (...rows: unknown[][]) => ({ columnNames: ['event_at', 'goal_name', 'goal_id'], rows })

describe('the goal of a stored event', () => {
  it.each<[string, unknown, number | null]>([
    ['columns', columnar([1, 'purchase', 17]), 17],
    ['columns in an object', { events: columnar([1, 'purchase', 17]) }, 17],
    ['objects', [{ goal_name: 'purchase', goal_id: 17 }], 17],
    ['objects in an object', { events: [{ goal_name: 'purchase', goal_id: 17 }] }, 17],
    ['the name of the event', [{ event_name: 'purchase', goal_id: 17 }], 17],
    ['columns in another order', { columnNames: ['goal_id', 'event_name'], rows: [[17, 'purchase']] }, 17],
    ['a later row', columnar([1, 'purchase', null], [2, 'purchase', 17]), 17],
    ['no events', { events: [] }, null],
    ['no rows', columnar(), null],
    ['null', columnar([1, 'purchase', null]), null],
    ['0, which is what a column has that cannot be null', columnar([1, 'purchase', 0]), null],
    ['text', columnar([1, 'purchase', '17']), null],
    ['no such column', { columnNames: ['goal_name'], rows: [['purchase']] }, null],
    ['a row that ends early', columnar([1, 'purchase']), null],
    ['another name', columnar([1, 'Purchase', 17]), null],
    ['no name', [{ goal_id: 17 }], null],
    ['a column called __proto__', { columnNames: ['__proto__', 'goal_id'], rows: [['purchase', 17]] }, null],
  ])('%s', (_, body, goalId) => {
    expect(read(body)).toBe(goalId)
  })

  it.each<[string, unknown, number, object]>([
    ['403', {}, 403, { key: 'consoleAnswer.forbidden', values: { permission: 'Events:List' } }],
    ['404', {}, 404, { key: 'consoleAnswer.status', values: { status: 404, list: 'events' } }],
    ['500', '<html>', 500, { key: 'consoleAnswer.status', values: { status: 500, list: 'events' } }],
    ['a web page', '<html>', 200, { key: 'consoleAnswer.undocumented', values: { list: 'events' } }],
    [
      'an error',
      { ok: false, errors: [] },
      200,
      { key: 'consoleAnswer.undocumented', values: { list: 'events' } },
    ],
    ['text', '"purchase"', 200, { key: 'consoleAnswer.undocumented', values: { list: 'events' } }],
  ])('%s is a problem', (_, body, status, problem) => {
    expect(read(body, status)).toEqual({ problem })
  })

  it('is never another’s, and nothing makes it throw', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const result = read(body)
        expect(result === null || typeof result === 'object').toBe(true)
      }),
    )
  })
})
