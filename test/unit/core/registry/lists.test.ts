import { describe, expect, it } from 'vitest'
import { parseListResponse } from '../../../../core/registry/console-response'
import { LISTS } from '../../../../core/registry/lists'
import type { ListName } from '../../../../core/registry/registry'

/** Parses an entry with extra fields. They may be JSON, where `__proto__` is an ordinary key. */
function parsed(list: ListName, more: object | string = {}, basics = '"id":1,"name":"a"'): unknown {
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

describe('parseListResponse: entries', () => {
  it.each(lists)('need only an id and a name in %s', (list) => {
    expect(parsed(list)).toEqual(BARE[list])
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

  it.each(lists)('ignore fields of another type in %s', (list) => {
    for (const field of spoilt)
      for (const value of values.filter((one) => !isRight(field, one))) {
        const entry = parsed(list, { [field]: value })
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
  ])('keep the name %j unchanged', (name) => {
    expect(parsed('goals', {}, `"id":1,"name":${JSON.stringify(name)}`)).toMatchObject({ name })
  })

  it('ignore a field named __proto__', () => {
    const entry = parsed('goals', '{"__proto__":{"archived":true,"polluted":1}}')
    expect(entry).toEqual(BARE.goals)
    expect(entry).not.toHaveProperty('polluted')
    expect({}).not.toHaveProperty('polluted')
  })
})

describe('parseListResponse: goals', () => {
  it('have owners by name, otherwise by email address', () => {
    const owners = [
      { user: { first_name: 'Ada', last_name: 'Lovelace', email: 'ada@acme.example' } },
      { user: { first_name: 'Grace' } },
      { user: { email: 'x@acme.example' } },
      { user: {} },
      { team: {} },
      null,
    ]
    expect(parsed('goals', { owners })).toMatchObject({ owners: ['Ada Lovelace', 'Grace', 'x@acme.example'] })
    expect(parsed('goals', { owners: [] })).toMatchObject({ owners: [] })
  })

  it('have tags and a description', () => {
    const tags = [{ goal_tag: { tag: 'team:Checkout' } }, { tag: 'x' }, 'y']
    expect(parsed('goals', { tags, description: 'd' })).toMatchObject({
      tags: ['team:Checkout'],
      description: 'd',
    })
  })

  it('have their tags and description truncated', () => {
    const tags = Array.from({ length: 1000 }, () => ({ goal_tag: { tag: 'x'.repeat(5000) } }))
    const goal = parsed('goals', { tags, description: 'x'.repeat(5000) })
    expect(goal).toMatchObject({ description: 'x'.repeat(1000) })
    expect((goal as { tags: string[] }).tags).toEqual(Array.from({ length: 50 }, () => 'x'.repeat(1000)))
  })
})

describe('parseListResponse: metrics', () => {
  it('have a use of their goal, and ratios one of the denominator’s goal', () => {
    const metric = {
      type: 'goal_ratio',
      goal_id: 5,
      value_source_property: 'price',
      property_filter: '{"filter":{"eq":[{"var":"currency"},{"value":"EUR"}]}}',
      denominator_goal_id: 6,
      denominator_value_source_property: '',
      denominator_property_filter: { gt: [{ var: { path: 'items/0/count' } }, { value: 0 }] },
    }
    expect(parsed('metrics', metric)).toEqual({
      ...base,
      type: 'goal_ratio',
      uses: [
        { goalId: 5, role: 'value', property: 'price', filters: ['currency'] },
        { goalId: 6, role: 'denominator', property: null, filters: ['items/0/count'] },
      ],
    })
  })

  it('have no uses when they are of another type', () => {
    expect(parsed('metrics', { type: 'custom_sql', goal_id: null })).toMatchObject({
      type: 'custom_sql',
      uses: [],
    })
  })
})

describe('parseListResponse: experiments', () => {
  it.each<[object, number | null]>([
    [{ primary_metric_id: 3 }, 3],
    [{ primary_metric: { id: 4 } }, 4],
    [{ primary_metric_id: 3, primary_metric: { id: 4 } }, 3],
    [{ primary_metric: null }, null],
  ])('have for %j the primary metric %s', (fields, primaryMetricId) => {
    expect(parsed('experiments', fields)).toMatchObject({ primaryMetricId })
  })

  it('have secondary metrics', () => {
    const secondary_metrics = [{ metric_id: 8 }, { metric_id: null }, { metric_id: 9 }]
    expect(parsed('experiments', { secondary_metrics })).toMatchObject({ otherMetricIds: [8, 9] })
  })
})
