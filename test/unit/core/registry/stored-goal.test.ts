import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { parseStoredGoalId } from '../../../../core/registry/stored-goal'

// Property tests with many runs can be slow on a busy machine.
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

describe('parseStoredGoalId', () => {
  it.each<[string, unknown, number | null]>([
    ['columns', columnar([1, 'purchase', 17]), 17],
    ['columns in an object', { events: columnar([1, 'purchase', 17]) }, 17],
    ['objects', [{ goal_name: 'purchase', goal_id: 17 }], 17],
    ['objects in an object', { events: [{ goal_name: 'purchase', goal_id: 17 }] }, 17],
    ['an event_name', [{ event_name: 'purchase', goal_id: 17 }], 17],
    ['columns in another order', { columnNames: ['goal_id', 'event_name'], rows: [[17, 'purchase']] }, 17],
    ['a later row', columnar([1, 'purchase', null], [2, 'purchase', 17]), 17],
    ['no events', { events: [] }, null],
    ['no rows', columnar(), null],
    ['null', columnar([1, 'purchase', null]), null],
    ['0, the default of a column that cannot be null', columnar([1, 'purchase', 0]), null],
    ['a string', columnar([1, 'purchase', '17']), null],
    ['a missing column', { columnNames: ['goal_name'], rows: [['purchase']] }, null],
    ['a short row', columnar([1, 'purchase']), null],
    ['a different name', columnar([1, 'Purchase', 17]), null],
    ['a missing name', [{ goal_id: 17 }], null],
    ['a column named __proto__', { columnNames: ['__proto__', 'goal_id'], rows: [['purchase', 17]] }, null],
  ])('reads from %s: $2', (_, body, goalId) => {
    expect(read(body)).toBe(goalId)
  })

  it.each<[string, unknown, number, object]>([
    ['a 403', {}, 403, { key: 'consoleAnswer.forbidden', values: { permission: 'Events:List' } }],
    ['a 404', {}, 404, { key: 'consoleAnswer.status', values: { status: 404, list: 'events' } }],
    ['a 500', '<html>', 500, { key: 'consoleAnswer.status', values: { status: 500, list: 'events' } }],
    ['a web page', '<html>', 200, { key: 'consoleAnswer.undocumented', values: { list: 'events' } }],
    [
      'an error',
      { ok: false, errors: [] },
      200,
      { key: 'consoleAnswer.undocumented', values: { list: 'events' } },
    ],
    ['a string', '"purchase"', 200, { key: 'consoleAnswer.undocumented', values: { list: 'events' } }],
  ])('returns a problem for %s', (_, body, status, problem) => {
    expect(read(body, status)).toEqual({ problem })
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        const result = read(body)
        expect(result === null || typeof result === 'object').toBe(true)
      }),
    )
  })
})
