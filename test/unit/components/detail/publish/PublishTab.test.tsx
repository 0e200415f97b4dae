// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { rowsOf } from '../../../../../core/record/row'
import { t } from '../../../../../locales/say'
import { showDetail } from '../../../../fixtures/panel/show-detail'
import { attempt, sentGoal } from '../../../../fixtures/captures'
import { judgeBy } from '../../../../fixtures/panel/judged-row'

afterEach(cleanup)

function show(publish: object, goals: readonly object[] = [sentGoal('one'), sentGoal('two')]) {
  const [row] = rowsOf(attempt(goals, { publish }))
  if (!row) throw new Error('no row')
  return showDetail(row, { detailState: { tab: 'publish' }, lookup: judgeBy({}) })
}

const factsOf = (container: Element) =>
  Object.fromEntries(
    [...container.querySelectorAll('dt')].map((term) => [
      term.textContent,
      term.nextElementSibling?.textContent?.trim(),
    ]),
  )
const textsOf = (elements: Iterable<Element>) => [...elements].map(({ textContent }) => textContent)

describe('PublishTab', () => {
  it('shows the application, the environment and the SDK', () => {
    const { container } = show({ sdkVersion: '1.14.0' })
    expect(factsOf(container)).toMatchObject({
      [t('panel.column.application')]: 'shop',
      [t('publish.applicationVersion')]: t('publish.none'),
      [t('panel.column.environment')]: 'production',
      [t('publish.agent')]: 'absmartly-javascript-sdk',
      [t('publish.sdkVersion')]: '1.14.0',
      [t('publish.hashed')]: t('goal.yes'),
    })
    expect(factsOf(container)[t('publish.publishedAt')]).toContain('.100')
  })

  it('offers each unit id as the Web Console filters by it, and shows it as sent', () => {
    const copy = t('detail.copy')
    const { container, onCopy } = show({ hashed: undefined, units: [{ type: 'user_id', uid: 'user-1' }] })
    expect(factsOf(container)).toMatchObject({
      [t('publish.uid')]: `1tdwU5K8evYzMovqjExpBA ${copy} 1tdwU5K8evYzMovqjExpBA`,
      [t('publish.hex')]: `d6d7705392bc7af633328bea8c4c6904 ${copy} d6d7705392bc7af633328bea8c4c6904`,
      [t('publish.raw')]: 'user-1',
    })
    screen.getByRole('button', { name: `${copy} 1tdwU5K8evYzMovqjExpBA` }).click()
    screen.getByRole('button', { name: `${copy} user_id` }).click()
    expect(onCopy.mock.calls).toEqual([['1tdwU5K8evYzMovqjExpBA'], ['user_id']])
  })

  it('labels exposures as the Web Console does', () => {
    const { container } = show({
      exposures: [
        { id: 0, name: 'hero', unit: 'session_id', variant: 2, eligible: true, assigned: false },
        { id: 3, name: 'fine', variant: 0, eligible: true, assigned: true },
      ],
    })
    const [hero, fine] = container.querySelectorAll('.exposures > li')
    expect(hero?.textContent).toContain(t('publish.variant', { variant: 2 }))
    expect(textsOf(hero?.querySelectorAll('.exposure-label') ?? [])).toEqual([
      `${t('exposure.warning')}: ${t('exposure.notRunning')}`,
      `${t('exposure.warning')}: ${t('exposure.notAssigned')}`,
    ])
    expect(fine?.querySelectorAll('.exposure-label')).toHaveLength(0)
  })

  it('marks earlier values of an attribute', () => {
    show({
      attributes: [
        { name: 'plan', value: 'free', setAt: 1 },
        { name: 'age', value: 7 },
        { name: 'plan', value: { tier: 1 }, setAt: 2 },
      ],
    })
    const rows = within(screen.getByRole('table')).getAllByRole<HTMLTableRowElement>('row').slice(1)
    expect(rows.map((row) => [row.className, row.cells[1]?.textContent])).toEqual([
      ['earlier', '"free"'],
      ['', '7'],
      ['', '{"tier":1}'],
    ])
    expect(rows[0]?.textContent).toContain(t('publish.earlier'))
  })

  it('shows a long list in pieces', () => {
    show({ attributes: Array.from({ length: 120 }, (_, index) => ({ name: `a${index}`, value: index })) })
    expect(screen.getAllByRole('row')).toHaveLength(51)
    fireEvent.click(screen.getByRole('button', { name: t('tree.moreEntries', {}, 70) }))
    expect(screen.getAllByRole('row')).toHaveLength(121)
  })

  it('opens the other goals of the publish', () => {
    const { onShow, container } = show({})
    const [one, two] = container.querySelectorAll<HTMLElement>('.publish-goals button')
    expect([one?.ariaCurrent ?? one?.getAttribute('aria-current'), two?.textContent]).toEqual(['true', 'two'])
    two?.click()
    expect(onShow).toHaveBeenCalledWith(expect.stringMatching(/\/0\/1$/))
  })

  it('shows empty lists as none', () => {
    const { container } = show({ units: [] })
    const none = t('publish.none')
    expect(textsOf(container.querySelectorAll('p.quiet'))).toEqual([none, none, none])
  })
})
