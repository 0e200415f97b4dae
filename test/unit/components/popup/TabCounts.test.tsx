// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact'
import { afterEach, describe, expect, it } from 'vitest'
import { TabCounts } from '../../../../components/popup/TabCounts'
import { summarize } from '../../../../core/record/summary'
import type { WorkspaceState } from '../../../../core/registry/workspace'
import { say, t } from '../../../../locales/say'
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

describe('TabCounts', () => {
  it('counts every verdict', () => {
    const counts = [...show(null).querySelectorAll('dt')].map((term) => [
      term.textContent,
      term.nextElementSibling?.textContent,
    ])
    expect(counts).toEqual([
      [t('popup.goals'), '15'],
      [t('verdict.unknown'), '1'],
      [t('verdict.notVisible'), '2'],
      [t('verdict.archived'), '3'],
      [t('verdict.known'), '4'],
      [t('verdict.unchecked'), '5'],
      [t('finding.severity.error'), '6'],
      [t('finding.severity.warning'), '7'],
      [t('finding.severity.info'), '8'],
    ])
  })

  it.each<[string, readonly WorkspaceState[] | null, boolean]>([
    ['omits the hint while the workspaces are unknown', null, false],
    ['shows the hint when no workspace is connected', [], true],
    ['omits the hint when a workspace is connected', [workspaceStateOf()], false],
  ])('%s', (_title, workspaces, isShown) => {
    expect(show(workspaces).textContent?.includes(t('empty.noRegistry'))).toBe(isShown)
  })

  it('shows the state of each workspace and marks problems with an icon', () => {
    const problem = { key: 'panel.problem', values: { reason: 'x' } } as const
    show([
      workspaceStateOf(),
      workspaceStateOf(null, { workspace: workspaceOf({ id: 'b', name: 'beta' }), problem }),
    ])
    expect(lines()).toEqual([
      t('panel.registry.fresh', { workspace: 'acme', age: t('panel.age.now') }, 2),
      t('panel.registry.problem', { workspace: 'beta' }),
    ])
    expect(screen.getAllByRole('listitem').map((line) => line.querySelectorAll('svg').length)).toEqual([0, 1])
    expect(screen.getAllByRole('listitem')[1]?.title).toContain(say(problem))
  })
})
