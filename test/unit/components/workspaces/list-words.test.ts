import { describe, expect, it } from 'vitest'
import { gapsOf, listWords } from '../../../../components/workspaces/list-words'
import { message } from '../../../../core/message'
import { unlisted } from '../../../../core/registry/registry'
import { t } from '../../../../locales/say'
import { goalOf, itemOf, listOf, registryOf, workspaceStateOf } from '../../../fixtures/make'
import { messagePattern } from '../../../fixtures/message-pattern'

const factsFrom = (more: Parameters<typeof registryOf>[0]) => {
  const { facts } = workspaceStateOf(registryOf(more))
  if (!facts) throw new Error('no facts')
  return facts
}
const refusal = (permission: string) => unlisted(message('consoleAnswer.forbidden', { permission }))

describe('listWords', () => {
  it('counts the entries of each list and the archived ones', () => {
    const goals = t('options.archived', { list: t('options.list.goals', {}, 2), archived: 1 })
    expect(listWords(factsFrom({})).map((words) => words.replace('\u00A0', ' '))).toEqual([
      goals,
      t('options.list.metrics', {}, 0),
      t('options.list.applications', {}, 1),
      t('options.list.environments', {}, 1),
      t('options.list.unitTypes', {}, 1),
      t('options.list.experiments', {}, 0),
    ])
  })

  it('omits unknown lists and keeps partial ones', () => {
    const goals = { items: [goalOf(1, 'a')], complete: false, gap: message('consoleAnswer.changing') }
    const words = listWords(factsFrom({ goals, applications: refusal('Application List') }))
    const lists = words.map((one) => one.replace('\u00A0', ' '))
    expect(lists).toContain(t('options.list.goals', {}, 1))
    expect(lists.join()).not.toMatch(messagePattern('options.list.applications'))
  })
})

describe('gapsOf', () => {
  it('returns nothing when no list is missing', () => expect(gapsOf(factsFrom({}))).toEqual([]))

  it('groups lists by reason and separates partial lists from missing ones', () => {
    const offline = message('consoleAnswer.offline')
    const gaps = gapsOf(
      factsFrom({
        metrics: unlisted(offline),
        applications: { items: [itemOf(1, 'a')], complete: false, gap: offline },
        environments: refusal('Environment List'),
        unitTypes: unlisted(offline),
        experiments: { ...listOf(), complete: false },
      }),
    )
    expect(gaps.map(({ lists, partly }) => [lists, partly])).toEqual([
      [['metrics', 'unitTypes'], false],
      [['applications'], true],
      [['environments'], false],
      [['experiments'], false],
    ])
  })
})
