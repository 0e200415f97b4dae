// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { TabCounts } from '../../../../components/popup/TabCounts'
import { summarize } from '../../../../core/record/summary'
import type { WorkspaceState } from '../../../../core/registry/workspace'
import { workspaceOf, workspaceStateOf } from '../../../fixtures/make'

afterEach(cleanup)

function show(workspaces: readonly WorkspaceState[] | null) {
  const noop = () => {}
  const verdicts = { unknown: 1, notVisible: 2, archived: 3, known: 4, unchecked: 5 }
  const summary = { ...summarize([], []), goals: 15, verdicts }
  const calls = { onOptions: noop, onOwnTab: noop, onReload: noop }
  const { container } = render(
    <TabCounts
      coverage={null}
      summary={summary}
      findings={{ error: 6, warning: 7, info: 8 }}
      workspaces={workspaces}
      now={500}
      {...calls}
    />,
  )
  return container
}
const lines = () => screen.queryAllByRole('listitem').map(({ textContent }) => textContent)
const HINT = 'Names are not checked: no Web Console is connected.'

describe('TabCounts', () => {
  it('counts every verdict', () => {
    const counts = [...show(null).querySelectorAll('dt')].map((term) => [
      term.textContent,
      term.nextElementSibling?.textContent,
    ])
    expect(counts).toEqual([
      ['Goal events', '15'],
      ['Unknown goal', '1'],
      ['Not visible to this key', '2'],
      ['Archived goal', '3'],
      ['Known', '4'],
      ['Unchecked', '5'],
      ['Error', '6'],
      ['Warning', '7'],
      ['Info', '8'],
    ])
  })

  it.each([
    ['not before it is known', null, false],
    ['when there is none', [], true],
    ['not when there is one', [workspaceStateOf()], false],
  ])('says that nothing is checked: %s', (_, workspaces, says) => {
    expect(show(workspaces).textContent?.includes(HINT)).toBe(says)
  })

  it('says where each workspace stands, and warns by an icon', () => {
    const problem = { key: 'panel.problem', values: { reason: 'x' } } as const
    show([
      workspaceStateOf(),
      workspaceStateOf(null, { workspace: workspaceOf({ id: 'b', name: 'beta' }), problem }),
    ])
    expect(lines()).toEqual(['acme: 2 goals · just now', 'beta: problem'])
    expect(screen.getAllByRole('listitem').map((line) => line.querySelectorAll('svg').length)).toEqual([0, 1])
    expect(screen.getAllByRole('listitem')[1]?.title).toContain('Goalkeeper could not do that: x')
  })
})
