// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { rowsOf } from '../../../../../core/record/row'
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

describe('Publish', () => {
  it('says of whom and from where it is', () => {
    const { container } = show({ sdkVersion: '1.14.0' })
    expect(factsOf(container)).toMatchObject({
      Application: 'shop',
      'Application version': 'none',
      Environment: 'production',
      Agent: 'absmartly-javascript-sdk',
      'SDK version': '1.14.0',
      'Unit ids hashed': 'Yes',
    })
    expect(factsOf(container)['Published at']).toContain('.100')
  })

  it('has each unit as the Web Console’s filter takes it, to be copied; and as it was sent', () => {
    const { container, onCopy } = show({ hashed: undefined, units: [{ type: 'user_id', uid: 'user-1' }] })
    expect(factsOf(container)).toMatchObject({
      'Unit UID': '1tdwU5K8evYzMovqjExpBA Copy 1tdwU5K8evYzMovqjExpBA',
      'In hex': 'd6d7705392bc7af633328bea8c4c6904 Copy d6d7705392bc7af633328bea8c4c6904',
      'Sent as': 'user-1',
    })
    screen.getByRole('button', { name: 'Copy 1tdwU5K8evYzMovqjExpBA' }).click()
    screen.getByRole('button', { name: 'Copy user_id' }).click()
    expect(onCopy.mock.calls).toEqual([['1tdwU5K8evYzMovqjExpBA'], ['user_id']])
  })

  it('says of exposures what the Web Console says, in words', () => {
    const { container } = show({
      exposures: [
        { id: 0, name: 'hero', unit: 'session_id', variant: 2, eligible: true, assigned: false },
        { id: 3, name: 'fine', variant: 0, eligible: true, assigned: true },
      ],
    })
    const [hero, fine] = container.querySelectorAll('.exposures > li')
    expect(hero?.textContent).toContain('variant 2')
    expect(textsOf(hero?.querySelectorAll('.exposure-label') ?? [])).toEqual([
      'Warning: An experiment with this name was not running at the time of ingestion',
      'Warning: The assignment logic did not run',
    ])
    expect(fine?.querySelectorAll('.exposure-label')).toHaveLength(0)
  })

  it('tells which attribute holds', () => {
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
    expect(rows[0]?.textContent).toContain('(an earlier value)')
  })

  it('shows a long log a piece at a time', () => {
    show({ attributes: Array.from({ length: 120 }, (_, index) => ({ name: `a${index}`, value: index })) })
    expect(screen.getAllByRole('row')).toHaveLength(51)
    fireEvent.click(screen.getByRole('button', { name: 'Show more: 70 left' }))
    expect(screen.getAllByRole('row')).toHaveLength(121)
  })

  it('leads to the other goals of it', () => {
    const { onShow, container } = show({})
    const [one, two] = container.querySelectorAll<HTMLElement>('.publish-goals button')
    expect([one?.ariaCurrent ?? one?.getAttribute('aria-current'), two?.textContent]).toEqual(['true', 'two'])
    two?.click()
    expect(onShow).toHaveBeenCalledWith(expect.stringMatching(/\/0\/1$/))
  })

  it('says what there is none of', () => {
    const { container } = show({ units: [] })
    expect(textsOf(container.querySelectorAll('p.quiet'))).toEqual(['none', 'none', 'none'])
  })
})
