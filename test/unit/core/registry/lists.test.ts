import { describe, expect, it } from 'vitest'
import { parseListResponse } from '../../../../core/registry/console-response'
import { LISTS } from '../../../../core/registry/lists'
import type { ListName } from '../../../../core/registry/registry'

/** The entry as it is kept. `more` is JSON, since there `__proto__` is a name like any other. */
function kept(list: ListName, more: object | string = {}, basics = '"id":1,"name":"a"'): unknown {
  const inner = (typeof more === 'string' ? more : JSON.stringify(more)).slice(1, -1)
  const entry = `{${basics}${inner && `,${inner}`}}`
  const text = `{"items":200,"page":1,"total":1,"${LISTS[list].path}":[${entry}]}`
  const page = parseListResponse(list, { status: 200, contentType: '', retryAfterMs: null, text }, 'key')
  return 'entries' in page ? page.entries[0] : page
}
const base = { id: 1, name: 'a', archived: null }
const BARE: Record<ListName, object> = {
  goals: { ...base, description: null, owners: null, tags: null },
  metrics: { ...base, type: null, uses: [] },
  applications: base,
  environments: { ...base, type: null },
  unitTypes: base,
  experiments: { ...base, primaryMetricId: null, otherMetricIds: [] },
}
const lists = Object.keys(BARE) as ListName[]

describe('an entry', () => {
  it.each(lists)('of %s needs no more than id and name', (list) => {
    expect(kept(list)).toEqual(BARE[list])
  })

  const spoilt = [
    'archived',
    'description',
    'owners',
    'tags',
    'type',
    'goal_id',
    'value_source_property',
    'denominator_goal_id',
    'primary_metric_id',
    'primary_metric',
    'secondary_metrics',
  ]
  const values = [
    null,
    'yes',
    7,
    true,
    {},
    [],
    [null],
    [7],
    { id: 'x' },
    [{ user: null }],
    [{ metric_id: 'x' }],
  ]
  const isRight = (field: string, value: unknown) =>
    (field === 'archived' && value === true) ||
    (['goal_id', 'denominator_goal_id', 'primary_metric_id'].includes(field) && value === 7) ||
    (['description', 'type', 'value_source_property'].includes(field) && value === 'yes')

  it.each(lists)('of %s is not spoilt by a field of another form', (list) => {
    for (const field of spoilt)
      for (const value of values.filter((one) => !isRight(field, one))) {
        const entry = kept(list, { [field]: value })
        expect(entry, `${field}: ${JSON.stringify(value)}`).toMatchObject(base)
        for (const part of Object.values(entry as object)) if (Array.isArray(part)) expect(part).toEqual([])
      }
  })

  it.each([
    '__proto__',
    'constructor',
    'toString',
    '',
    ' a ',
    '\u202Egnp.exe',
    '<img src=x onerror=alert(1)>',
    'Größe\u0000😀',
    '\uD800',
    'x'.repeat(5000),
  ])('keeps the name %j as it is', (name) => {
    expect(kept('goals', {}, `"id":1,"name":${JSON.stringify(name)}`)).toMatchObject({ name })
  })

  it('changes nothing by a field called __proto__', () => {
    const entry = kept('goals', '{"__proto__":{"archived":true,"polluted":1}}')
    expect(entry).toEqual(BARE.goals)
    expect(entry).not.toHaveProperty('polluted')
    expect({}).not.toHaveProperty('polluted')
  })
})

describe('a goal', () => {
  it('has owners by their names, else by their addresses', () => {
    const owners = [
      { user: { first_name: 'Ada', last_name: 'Lovelace', email: 'ada@acme.example' } },
      { user: { first_name: 'Grace' } },
      { user: { email: 'x@acme.example' } },
      { user: {} },
      { team: {} },
      null,
    ]
    expect(kept('goals', { owners })).toMatchObject({ owners: ['Ada Lovelace', 'Grace', 'x@acme.example'] })
    expect(kept('goals', { owners: [] })).toMatchObject({ owners: [] })
  })

  it('has tags and a description', () => {
    const tags = [{ goal_tag: { tag: 'team:Checkout' } }, { tag: 'x' }, 'y']
    expect(kept('goals', { tags, description: 'd' })).toMatchObject({
      tags: ['team:Checkout'],
      description: 'd',
    })
  })

  it('is kept no longer than anybody reads', () => {
    const tags = Array.from({ length: 1000 }, () => ({ goal_tag: { tag: 'x'.repeat(5000) } }))
    const goal = kept('goals', { tags, description: 'x'.repeat(5000) })
    expect(goal).toMatchObject({ description: 'x'.repeat(1000) })
    expect((goal as { tags: string[] }).tags).toEqual(Array.from({ length: 50 }, () => 'x'.repeat(1000)))
  })
})

describe('a metric', () => {
  it('reads a goal, and a ratio a second one', () => {
    const metric = {
      type: 'goal_ratio',
      goal_id: 5,
      value_source_property: 'price',
      property_filter: '{"filter":{"eq":[{"var":"currency"},{"value":"EUR"}]}}',
      denominator_goal_id: 6,
      denominator_value_source_property: '',
      denominator_property_filter: { gt: [{ var: { path: 'items/0/count' } }, { value: 0 }] },
    }
    expect(kept('metrics', metric)).toEqual({
      ...base,
      type: 'goal_ratio',
      uses: [
        { goalId: 5, role: 'value', property: 'price', filters: ['currency'] },
        { goalId: 6, role: 'denominator', property: null, filters: ['items/0/count'] },
      ],
    })
  })

  it('of another kind reads none', () => {
    expect(kept('metrics', { type: 'custom_sql', goal_id: null })).toMatchObject({
      type: 'custom_sql',
      uses: [],
    })
  })
})

describe('an experiment', () => {
  it.each<[object, number | null]>([
    [{ primary_metric_id: 3 }, 3],
    [{ primary_metric: { id: 4 } }, 4],
    [{ primary_metric_id: 3, primary_metric: { id: 4 } }, 3],
    [{ primary_metric: null }, null],
  ])('%j is decided by %s', (fields, primaryMetricId) => {
    expect(kept('experiments', fields)).toMatchObject({ primaryMetricId })
  })

  it('has others that watch it', () => {
    const secondary_metrics = [{ metric_id: 8 }, { metric_id: null }, { metric_id: 9 }]
    expect(kept('experiments', { secondary_metrics })).toMatchObject({ otherMetricIds: [8, 9] })
  })
})
