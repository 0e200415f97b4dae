// @vitest-environment happy-dom
import { cleanup, render, screen, within } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { NearNames } from '../../../../../components/detail/event/NearNames'
import { t } from '../../../../../locales/say'
import { showDetail } from '../../../../fixtures/panel/show-detail'
import { goalOf, itemOf, listOf, partOf } from '../../../../fixtures/make'
import { judgeBy, makeRow } from '../../../../fixtures/panel/judged-row'

afterEach(cleanup)

function show(...[row, lookup]: [ReturnType<typeof makeRow>, ReturnType<typeof judgeBy>]) {
  const { container, onCopy, onMute } = showDetail(row, { lookup, now: 300_500, muted: ['muted_one'] })
  return { container, onCopy, onMute, reasons: [...container.querySelectorAll('.reason')].map(textOf) }
}
const textOf = (element: Element) => element.textContent?.replace(/\s+/g, ' ').trim()
const heading = () => screen.queryByRole('heading', { name: t('detail.near.title') })

describe('EventTab, verdict', () => {
  it('shows the verdict with its reason, the registry and the age of the registry', () => {
    const judgedBy = t('detail.judgedBy', { workspace: 'acme', age: t('panel.age.minutes', {}, 5) })
    expect(show(makeRow('add_to_cart'), judgeBy({})).reasons).toEqual([
      `${t('verdict.known')} ${t('verdictReason.known', { workspace: 'acme' })}${judgedBy}`,
    ])
    expect(heading()).toBeNull()
  })

  it('explains why an incomplete list gives no verdict', () => {
    const [reason] = show(makeRow('x'), judgeBy({ goals: partOf() })).reasons
    expect(reason).toContain(t('verdictReason.incomplete', { workspace: 'acme' }))
    // The reason that the list itself gives.
    expect(reason).toContain(t('verdictReason.noRegistry'))
  })

  it.each([
    ['unknown', {}],
    ['not visible', { seesPart: true }],
  ])('offers the nearest names to copy when the verdict is %s', (_, workspace) => {
    const goals = listOf(goalOf(1, 'add_to_cart'), goalOf(2, 'purchase'))
    const { onCopy } = show(makeRow('Add_To_Cart'), judgeBy({ goals }, workspace))
    expect(heading()).toBeTruthy()
    screen.getByRole('button', { name: `${t('detail.copy')} add_to_cart` }).click()
    expect(onCopy).toHaveBeenCalledWith('add_to_cart')
    expect(screen.getByText(t('detail.near.case'))).toBeTruthy()
  })

  it('offers no near names for a distant, archived or unchecked name', () => {
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

  it('reports each unknown or archived application, environment and unit type once', () => {
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
    const named = (list: 'applications' | 'unitTypes', verdict: 'unknown' | 'archived', name: string) =>
      `${t(`nameVerdict.${list}.${verdict}`)} ${t(`nameReason.${list}.${verdict}`, { workspace: 'acme', name })}`
    expect(reasons.slice(1)).toEqual([
      expect.stringContaining(named('applications', 'unknown', 'Shop')),
      expect.stringContaining(named('unitTypes', 'archived', 'old_id')),
      expect.stringContaining(named('unitTypes', 'unknown', 'sesion_id')),
    ])
    const notes = [...container.querySelectorAll<HTMLElement>('.reason')]
    const copies = notes.map((note) => within(note).queryAllByRole('button').map(textOf))
    expect(copies).toEqual([[], [`${t('detail.copy')} shop`], [], [`${t('detail.copy')} session_id`]])
  })

  it('reports nothing for names that were not sent or not checked', () => {
    const { reasons } = show(makeRow('add_to_cart', { headers: [] }), judgeBy({}))
    expect(reasons).toHaveLength(1)
    cleanup()
    const part = { applications: partOf(), unitTypes: partOf(), environments: partOf() }
    expect(show(makeRow('add_to_cart'), judgeBy(part)).reasons).toHaveLength(1)
  })
})

describe('NearNames', () => {
  const NAME = 'start\u00a0free_trial'
  it('marks extra and missing characters, describes them in words, and makes invisible ones visible', () => {
    const { container } = render(
      <NearNames
        typed={NAME}
        near={[{ name: 'start_free_trials', kinds: ['space', 'plural'] }]}
        onCopy={async () => true}
      />,
    )
    const marks = (tag: string) => [...container.querySelectorAll(tag)].map(textOf)
    expect(marks('del')).toEqual([`${t('detail.near.extra')} ⟨U+00A0⟩,`])
    expect(marks('ins')).toEqual([`${t('detail.near.missing')} _,`, `${t('detail.near.missing')} s,`])
    expect(screen.getByText(`${t('detail.near.space')}, ${t('detail.near.plural')}`)).toBeTruthy()
    expect(container.querySelector('li > bdi')?.textContent).toBe('start_free_trials')
  })
})
