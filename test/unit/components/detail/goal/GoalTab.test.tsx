// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { GoalTab } from '../../../../../components/detail/goal/GoalTab'
import { t } from '../../../../../locales/say'
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
const metricsHeading = () => t('goal.metrics')
const experimentsHeading = () => t('goal.experiments')
const notChecked = () => `${t('goal.notChecked')} ${t('verdictReason.noRegistry')}`
/** Returns the targets of all links except those to help pages. */
const links = () =>
  screen
    .queryAllByRole('link')
    .map((link) => link.getAttribute('href'))
    .filter((href) => !href?.startsWith('/help/'))

describe('GoalTab, registered goal', () => {
  it('shows the facts of the Web Console about the goal, as text', () => {
    const goal = goalOf(11, 'add_to_cart', {
      description: '<b>Into</b> the cart',
      owners: ['Ann Lee', 'Bo \u202eKim'],
      tags: ['type:Funnel'],
    })
    const { container } = show('add_to_cart', judgeBy({ goals: listOf(goal) }))
    expect(facts(container.querySelector('dl'))).toEqual([
      [t('goal.description'), '<b>Into</b> the cart'],
      [t('goal.owners'), 'Ann Lee, Bo \u202eKim'],
      [t('goal.tags'), 'type:Funnel'],
      [t('goal.archived'), t('goal.no')],
      [t('goal.id'), '11'],
    ])
    expect(container.querySelector('b')).toBeNull()
    expect([...container.querySelectorAll('dl bdi')].map(textOf)).toContain('Bo \u202eKim')
    const link = screen.getByRole('link', { name: t('goal.open') })
    expect(link.getAttribute('href')).toBe('https://acme.absmartly.com/goals/11')
    expect([link.getAttribute('target'), link.getAttribute('rel')]).toEqual(['_blank', 'noreferrer'])
  })

  it('distinguishes empty fields from unknown ones', () => {
    const goals = listOf(
      goalOf(1, 'bare', { description: '', owners: [], tags: [], archived: true }),
      goalOf(2, 'silent'),
    )
    const { container } = show('bare', judgeBy({ goals }))
    expect(facts(container.querySelector('dl')).map(([, text]) => text)).toEqual([
      t('goal.none'),
      t('goal.none'),
      t('goal.none'),
      t('goal.yes'),
      '1',
    ])
    cleanup()
    const silent = show('silent', judgeBy({ goals })).container
    const unknown = t('goal.notKnown')
    expect(facts(silent.querySelector('dl')).map(([, text]) => text)).toEqual([
      unknown,
      unknown,
      unknown,
      t('goal.no'),
      '2',
    ])
  })

  it('shows only the facts of a goal file, without a link', () => {
    const goals = listOf({ ...goalOf(1, 'x'), id: null })
    const { container } = show(
      'x',
      judgeBy({ goals, metrics: missingList(), experiments: missingList() }, { source: FILE_SOURCE }),
    )
    expect(facts(container.querySelector('dl')).map(([, text]) => text)).toEqual(
      Array(5).fill(t('goal.notKnown')),
    )
    expect(textOf(section(metricsHeading()))).toContain(notChecked())
    expect(textOf(section(experimentsHeading()))).toContain(notChecked())
    expect(links()).toEqual([])
  })

  it('shows the metrics of a goal without an id as unknown', () => {
    const goals = listOf({ ...goalOf(1, 'x'), id: null })
    show('x', judgeBy({ goals, metrics: listOf(metricOf(1, 1)) }))
    expect(textOf(section(metricsHeading()))).toContain(t('goal.noId'))
    expect(textOf(section(experimentsHeading()))).toContain(t('goal.noId'))
  })

  it('shows only the id of a goal that is known from events alone', () => {
    const metrics = listOf(metricOf(1, 77))
    const { container } = show('hidden', judgeBy({ metrics, confirmed: [{ name: 'hidden', goalId: 77 }] }))
    const unknown = t('goal.notKnown')
    expect(facts(container.querySelector('dl')).map(([, text]) => text)).toEqual([
      unknown,
      unknown,
      unknown,
      unknown,
      '77',
    ])
    expect(links()).toEqual(['https://acme.absmartly.com/goals/77'])
    expect(textOf(section(metricsHeading()))).toContain('metric 1')
  })
})

describe('GoalTab, uses of the goal', () => {
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

  it('lists each metric with its type and the properties it reads', () => {
    show('add_to_cart', judgeBy({ metrics }))
    const items = [...(section(metricsHeading())?.querySelectorAll('li') ?? [])]
    expect(items.map((item) => textOf(item.querySelector('.quiet')))).toEqual([
      t('goal.type.goal_ratio'),
      'goal_new',
      t('goal.typeNotKnown'),
    ])
    expect(textOf(items[0]?.querySelector('bdi'))).toBe('Price per item')
    expect(facts(items[0])).toEqual([
      [t('goal.reads.value'), 'price'],
      [t('goal.filters.value'), 'currency, items/0/sku'],
      [t('goal.reads.denominator'), t('goal.noProperty')],
    ])
  })

  it('lists the running experiments, those with the goal in the primary metric first', () => {
    const experiments = listOf(
      experimentOf(1, { name: 'banner', otherMetricIds: [1, 3] }),
      experimentOf(2, { name: 'button', primaryMetricId: 1 }),
    )
    show('add_to_cart', judgeBy({ metrics, experiments }))
    const items = [...(section(experimentsHeading())?.querySelectorAll('li') ?? [])]
    expect(items.map((item) => [textOf(item.querySelector('bdi')), ...facts(item)])).toEqual([
      ['button', [t('goal.primary'), 'Price per item']],
      ['banner', [t('goal.others'), 'Price per item, metric 3']],
    ])
  })

  it('reports that nothing uses the goal only when the lists are complete', () => {
    show('add_to_cart', judgeBy({}))
    expect(textOf(section(metricsHeading()))).toContain(t('goal.noMetric'))
    expect(textOf(section(experimentsHeading()))).toContain(t('goal.noExperiment'))
    cleanup()
    show('add_to_cart', judgeBy({ metrics: partOf(ratio) }))
    const partOfMetrics = textOf(section(metricsHeading()))
    expect(partOfMetrics).toContain(ratio.name)
    expect(partOfMetrics).toContain(notChecked())
    expect(textOf(section(experimentsHeading()))).toContain(t('goal.notChecked'))
    cleanup()
    show('add_to_cart', judgeBy({ metrics, experiments: missingList() }))
    expect(textOf(section(metricsHeading()))).not.toContain(t('goal.notChecked'))
    expect(textOf(section(experimentsHeading()))).toContain(notChecked())
  })
})

describe('GoalTab, unregistered goal', () => {
  it.each([
    ['unknown', {}],
    ['not visible', { seesPart: true }],
  ])('links to the goal list and copies the name when the verdict is %s', (_, workspace) => {
    const { onCopy } = show('add_to_basket', judgeBy({}, workspace))
    expect(links()).toEqual(['https://acme.absmartly.com/goals'])
    expect(screen.getByRole('link', { name: t('goal.openList') })).toBeTruthy()
    screen.getByRole('button', { name: t('goal.copyName') }).click()
    expect(onCopy).toHaveBeenCalledWith('add_to_basket')
    expect(screen.queryByRole('heading', { name: metricsHeading() })).toBeNull()
  })

  it('has no link when the workspace comes from a file', () => {
    show('add_to_basket', judgeBy({}, { source: FILE_SOURCE }))
    expect(links()).toEqual([])
    expect(screen.getByRole('button', { name: t('goal.copyName') })).toBeTruthy()
  })
})

describe('GoalTab, goal that was not checked', () => {
  it('connects the first workspace for the collector', () => {
    const { onConnect, container } = show('x', judgeBy())
    expect(container.textContent).toContain(t('verdictReason.noRegistry'))
    screen.getByRole('button', { name: t('panel.connect') }).click()
    expect(onConnect).toHaveBeenCalledWith('acme.absmartly.io')
  })

  it('assigns a workspace to the collector', () => {
    const { onAssign } = show('x', judgeBy({}), { url: 'https://ab.shop.com/context' })
    screen.getByRole('button', { name: t('panel.assign.use', { workspace: 'acme' }) }).click()
    expect(onAssign).toHaveBeenCalledWith('workspace-1', 'ab.shop.com')
  })

  it.each([
    ['nothing has been fetched', null],
    ['the list has a gap', { goals: partOf() }],
  ])('fetches again when %s', (_, registry) => {
    const { onRefresh } = show('x', judgeBy(registry))
    screen.getByRole('button', { name: t('panel.refresh') }).click()
    expect(onRefresh).toHaveBeenCalledWith('workspace-1')
  })

  it('shows no button when no action would help', () => {
    show('x', judgeBy({ goals: partOf() }, { source: FILE_SOURCE }))
    expect(screen.queryByRole('button')).toBeNull()
    cleanup()
    show('x', judgeBy({}), { url: 'no address' })
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('explains why a publish cannot be read', () => {
    show('x', judgeBy({}), { body: { encoding: 'text', data: '{', bytes: 1 } })
    expect(screen.getByText(t('problem.body.notJson'))).toBeTruthy()
  })
})
