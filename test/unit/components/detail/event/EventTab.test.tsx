// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { NearNames } from '../../../../../components/detail/event/NearNames'
import { showDetail } from '../../../../fixtures/panel/show-detail'
import { goalOf, itemOf, listOf, partOf } from '../../../../fixtures/make'
import { judgeBy, makeRow } from '../../../../fixtures/panel/judged-row'

afterEach(cleanup)

function show(...[row, lookup]: [ReturnType<typeof makeRow>, ReturnType<typeof judgeBy>]) {
  const { container, onCopy, onMute } = showDetail(row, { lookup, now: 300_500, muted: ['muted_one'] })
  return { container, onCopy, onMute, reasons: [...container.querySelectorAll('.reason')].map(textOf) }
}
const textOf = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim()
const heading = () => screen.queryByRole('heading', { name: 'Nearest registered names' })

describe('Event, what the registry says', () => {
  it('is the verdict with its reason, whose registry it was, and how old that is', () => {
    expect(show(makeRow('add_to_cart'), judgeBy({})).reasons).toEqual([
      'Known acme has a goal with this name.By the registry of acme, fetched 5 min ago.',
    ])
    expect(heading()).toBeNull()
  })

  it('is that nothing is said by a list with a gap, and why it has one', () => {
    const [reason] = show(makeRow('x'), judgeBy({ goals: partOf() })).reasons
    expect(reason).toContain('The list of goals of acme is not complete')
    // What the list itself says.
    expect(reason).toContain('No workspace is connected')
  })

  it.each([
    ['unknown', {}],
    ['not visible', { seesPart: true }],
  ])('has the nearest names of one that is %s, each to be copied', (_, workspace) => {
    const goals = listOf(goalOf(1, 'add_to_cart'), goalOf(2, 'purchase'))
    const { onCopy } = show(makeRow('Add_To_Cart'), judgeBy({ goals }, workspace))
    expect(heading()).toBeTruthy()
    screen.getByRole('button', { name: 'Copy add_to_cart' }).click()
    expect(onCopy).toHaveBeenCalledWith('add_to_cart')
    expect(screen.getByText('differs in case')).toBeTruthy()
  })

  it('has none where nothing is near, nor where the name is archived or not checked', () => {
    show(makeRow('entirely_different'), judgeBy({}))
    expect(heading()).toBeNull()
    cleanup()
    show(
      makeRow('old_goal'),
      judgeBy({ goals: listOf(goalOf(1, 'old_goal', { archived: true }), goalOf(2, 'Old_Goal')) }),
    )
    expect(heading()).toBeNull()
    cleanup()
    show(makeRow('Add_To_Cart'), judgeBy({ goals: partOf(goalOf(1, 'add_to_cart')) }))
    expect(heading()).toBeNull()
  })

  it('names application, environment and unit types that are unknown or archived, each once', () => {
    const fields = {
      headers: [
        ['X-Application', 'Shop'],
        ['X-Environment', 'production'],
      ] as const,
      publish: {
        units: [
          { type: 'old_id', uid: 'a' },
          { type: 'old_id', uid: 'b' },
          { type: 'sesion_id', uid: 'c' },
        ],
      },
    }
    const unitTypes = listOf(itemOf(1, 'session_id'), itemOf(2, 'old_id', true))
    const { reasons, container } = show(makeRow('add_to_cart', fields), judgeBy({ unitTypes }))
    expect(reasons.slice(1).map((reason) => reason?.split('.')[0])).toEqual([
      'Unknown application acme has no application “Shop”',
      'Archived unit type acme has archived the unit type “old_id”',
      'Unknown unit type acme has no unit type “sesion_id”',
    ])
    const notes = [...container.querySelectorAll<HTMLElement>('.reason')]
    const copies = notes.map((note) => within(note).queryAllByRole('button').map(textOf))
    expect(copies).toEqual([[], ['Copy shop'], [], ['Copy session_id']])
  })

  it('says nothing of names that were not sent, or not checked', () => {
    const { reasons } = show(makeRow('add_to_cart', { headers: [] }), judgeBy({}))
    expect(reasons).toHaveLength(1)
    cleanup()
    const part = { applications: partOf(), unitTypes: partOf(), environments: partOf() }
    expect(show(makeRow('add_to_cart'), judgeBy(part)).reasons).toHaveLength(1)
  })
})

describe('a near name', () => {
  const NAME = 'start\u00a0free_trial'
  it('shows what is too much and what is missing by marks and in words, and what cannot be seen', () => {
    const { container } = render(
      <NearNames
        typed={NAME}
        near={[{ name: 'start_free_trials', kinds: ['space', 'plural'] }]}
        onCopy={async () => true}
      />,
    )
    const marks = (tag: string) => [...container.querySelectorAll(tag)].map(textOf)
    expect(marks('del')).toEqual(['too much: ⟨U+00A0⟩,'])
    expect(marks('ins')).toEqual(['missing: _,', 'missing: s,'])
    expect(screen.getByText('differs in spaces, another ending')).toBeTruthy()
    expect(container.querySelector('li > bdi')?.textContent).toBe('start_free_trials')
  })
})
