// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { GoalTab } from '../../../../../components/detail/goal/GoalTab'
import {
  experimentOf,
  FILE_SOURCE,
  goalOf,
  listOf,
  metricOf,
  missingList,
  partOf,
} from '../../../../fixtures/make'
import { judgeBy, makeRow } from '../../../../fixtures/panel/judged-row'

afterEach(cleanup)

function show(name: string, lookup: ReturnType<typeof judgeBy>, fields: Parameters<typeof makeRow>[1] = {}) {
  const calls = {
    onCopy: vi.fn<(text: string) => Promise<boolean>>(() => Promise.resolve(true)),
    onAssign: vi.fn<(workspaceId: string, collector: string) => void>(),
    onConnect: vi.fn<(collector?: string) => void>(),
    onRefresh: vi.fn<(workspaceId?: string) => void>(),
  }
  const { container } = render(<GoalTab row={makeRow(name, fields)} lookup={lookup} now={500} {...calls} />)
  return { ...calls, container }
}
const textOf = (element: Element | null | undefined) => element?.textContent?.replace(/\s+/g, ' ').trim()
const facts = (list: Element | null | undefined) =>
  [...(list?.querySelectorAll('dt') ?? [])].map((term) => [term.textContent, textOf(term.nextElementSibling)])
const section = (title: string) => screen.getByRole('heading', { name: title }).parentElement
const METRICS = 'The metrics that use it'
const EXPERIMENTS = 'Running experiments that use these metrics'
/** Help pages aside. */
const links = () =>
  screen
    .queryAllByRole('link')
    .map((link) => link.getAttribute('href'))
    .filter((href) => !href?.startsWith('/help/'))

describe('Goal, what is registered', () => {
  it('is all that the console says, as text', () => {
    const goal = goalOf(11, 'add_to_cart', {
      description: '<b>Into</b> the cart',
      owners: ['Ann Lee', 'Bo \u202eKim'],
      tags: ['type:Funnel'],
    })
    const { container } = show('add_to_cart', judgeBy({ goals: listOf(goal) }))
    expect(facts(container.querySelector('dl'))).toEqual([
      ['Description', '<b>Into</b> the cart'],
      ['Owners', 'Ann Lee, Bo \u202eKim'],
      ['Tags', 'type:Funnel'],
      ['Archived', 'No'],
      ['Id', '11'],
    ])
    expect(container.querySelector('b')).toBeNull()
    expect([...container.querySelectorAll('dl bdi')].map(textOf)).toContain('Bo \u202eKim')
    const link = screen.getByRole('link', { name: 'Open in the Web Console' })
    expect(link.getAttribute('href')).toBe('https://acme.absmartly.com/goals/11')
    expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noreferrer'])
  })

  it('tells nothing from not known', () => {
    const goals = listOf(
      goalOf(1, 'bare', { description: '', owners: [], tags: [], archived: true }),
      goalOf(2, 'silent'),
    )
    const { container } = show('bare', judgeBy({ goals }))
    expect(facts(container.querySelector('dl')).map(([, text]) => text)).toEqual([
      'none',
      'none',
      'none',
      'Yes',
      '1',
    ])
    cleanup()
    const silent = show('silent', judgeBy({ goals })).container
    const unsaid = ['not known', 'not known', 'not known', 'No', '2']
    expect(facts(silent.querySelector('dl')).map(([, text]) => text)).toEqual(unsaid)
  })

  it('is by a file what the file says, and there is no link', () => {
    const goals = listOf({ ...goalOf(1, 'x'), id: null })
    const { container } = show(
      'x',
      judgeBy({ goals, metrics: missingList(), experiments: missingList() }, { source: FILE_SOURCE }),
    )
    expect(facts(container.querySelector('dl')).map(([, text]) => text)).toEqual(Array(5).fill('not known'))
    expect(textOf(section(METRICS))).toContain('Not checked. No workspace is connected')
    expect(textOf(section(EXPERIMENTS))).toContain('Not checked. No workspace is connected')
    expect(links()).toEqual([])
  })

  it('is not known of a goal without an id, whose metrics nobody can tell', () => {
    const goals = listOf({ ...goalOf(1, 'x'), id: null })
    show('x', judgeBy({ goals, metrics: listOf(metricOf(1, 1)) }))
    expect(textOf(section(METRICS))).toContain('Not known: the registry does not have the goal’s id')
    expect(textOf(section(EXPERIMENTS))).toContain('Not known')
  })

  it('is no more than an id where only events have shown the goal', () => {
    const metrics = listOf(metricOf(1, 77))
    const { container } = show('hidden', judgeBy({ metrics, confirmed: [{ name: 'hidden', goalId: 77 }] }))
    const unsaid = ['not known', 'not known', 'not known', 'not known', '77']
    expect(facts(container.querySelector('dl')).map(([, text]) => text)).toEqual(unsaid)
    expect(links()).toEqual(['https://acme.absmartly.com/goals/77'])
    expect(textOf(section(METRICS))).toContain('metric 1')
  })
})

describe('Goal, what uses it', () => {
  const ratio = metricOf(1, 11, {
    name: 'Price per item',
    type: 'goal_ratio',
    uses: [
      { goalId: 11, role: 'value', property: 'price', filters: ['currency', 'items/0/sku'] },
      { goalId: 11, role: 'denominator', property: null, filters: [] },
    ],
  })
  const metrics = listOf(
    ratio,
    metricOf(2, 11, { type: 'goal_new', archived: false }),
    metricOf(3, 11, { type: null }),
  )

  it('is each metric, what it is, and what it reads', () => {
    show('add_to_cart', judgeBy({ metrics }))
    const items = [...(section(METRICS)?.querySelectorAll('li') ?? [])]
    expect(items.map((item) => textOf(item.querySelector('.quiet')))).toEqual([
      'Ratio',
      'goal_new',
      'type not known',
    ])
    expect(textOf(items[0]?.querySelector('bdi'))).toBe('Price per item')
    expect(facts(items[0])).toEqual([
      ['Value reads', 'price'],
      ['Value filters by', 'currency, items/0/sku'],
      ['Denominator reads', 'no property'],
    ])
  })

  it('is each running experiment, decided by it first', () => {
    const experiments = listOf(
      experimentOf(1, { name: 'banner', otherMetricIds: [1, 3] }),
      experimentOf(2, { name: 'button', primaryMetricId: 1 }),
    )
    show('add_to_cart', judgeBy({ metrics, experiments }))
    const items = [...(section(EXPERIMENTS)?.querySelectorAll('li') ?? [])]
    expect(items.map((item) => [textOf(item.querySelector('bdi')), ...facts(item)])).toEqual([
      ['button', ['Primary metric', 'Price per item']],
      ['banner', ['Other metrics', 'Price per item, metric 3']],
    ])
  })

  it('is nothing only where everything is known', () => {
    show('add_to_cart', judgeBy({}))
    expect(textOf(section(METRICS))).toContain('No metric uses this goal.')
    expect(textOf(section(EXPERIMENTS))).toContain('No running experiment uses one of them.')
    cleanup()
    show('add_to_cart', judgeBy({ metrics: partOf(ratio) }))
    expect(textOf(section(METRICS))).toMatch(/Price per item.*Not checked\. No workspace is connected/)
    expect(textOf(section(EXPERIMENTS))).toContain('Not checked.')
    cleanup()
    show('add_to_cart', judgeBy({ metrics, experiments: missingList() }))
    expect(textOf(section(METRICS))).not.toContain('Not checked')
    expect(textOf(section(EXPERIMENTS))).toContain('Not checked. No workspace is connected')
  })
})

describe('Goal, what is not registered', () => {
  it.each([
    ['unknown', {}],
    ['not visible', { seesPart: true }],
  ])('%s: leads to the goals, and copies the name', (_, workspace) => {
    const { onCopy } = show('add_to_basket', judgeBy({}, workspace))
    expect(links()).toEqual(['https://acme.absmartly.com/goals'])
    expect(screen.getByRole('link', { name: 'Open the goals in the Web Console' })).toBeTruthy()
    screen.getByRole('button', { name: 'Copy the name' }).click()
    expect(onCopy).toHaveBeenCalledWith('add_to_basket')
    expect(screen.queryByRole('heading', { name: METRICS })).toBeNull()
  })

  it('has nowhere to lead to in a file', () => {
    show('add_to_basket', judgeBy({}, { source: FILE_SOURCE }))
    expect(links()).toEqual([])
    expect(screen.getByRole('button', { name: 'Copy the name' })).toBeTruthy()
  })
})

describe('Goal, what was not checked', () => {
  it('connects the first workspace, for that collector', () => {
    const { onConnect, container } = show('x', judgeBy())
    expect(container.textContent).toContain('No workspace is connected, so this name was not checked.')
    screen.getByRole('button', { name: 'Connect…' }).click()
    expect(onConnect).toHaveBeenCalledWith('acme.absmartly.io')
  })

  it('sets a workspace for that collector', () => {
    const { onAssign } = show('x', judgeBy({}), { url: 'https://ab.shop.com/context' })
    screen.getByRole('button', { name: 'Use “acme”' }).click()
    expect(onAssign).toHaveBeenCalledWith('workspace-1', 'ab.shop.com')
  })

  it.each([
    ['nothing was fetched', null],
    ['the list has a gap', { goals: partOf() }],
  ])('fetches again where %s', (_, registry) => {
    const { onRefresh } = show('x', judgeBy(registry))
    screen.getByRole('button', { name: 'Fetch again' }).click()
    expect(onRefresh).toHaveBeenCalledWith('workspace-1')
  })

  it('has no button where none would help', () => {
    show('x', judgeBy({ goals: partOf() }, { source: FILE_SOURCE }))
    expect(screen.queryByRole('button')).toBeNull()
    cleanup()
    show('x', judgeBy({}), { url: 'no address' })
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('says of a publish that cannot be read why it cannot', () => {
    show('x', judgeBy({}), { body: { encoding: 'text', data: '{', bytes: 1 } })
    expect(screen.getByText('The body is not JSON.')).toBeTruthy()
  })
})
