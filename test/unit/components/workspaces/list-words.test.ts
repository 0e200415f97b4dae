import { describe, expect, it } from 'vitest'
import { gapsOf, listWords } from '../../../../components/workspaces/list-words'
import { message } from '../../../../core/message'
import { unlisted } from '../../../../core/registry/registry'
import { goalOf, itemOf, listOf, registryOf, workspaceStateOf } from '../../../fixtures/make'

const factsFrom = (more: Parameters<typeof registryOf>[0]) => {
  const { facts } = workspaceStateOf(registryOf(more))
  if (!facts) throw new Error('no facts')
  return facts
}
const refusal = (permission: string) => unlisted(message('consoleAnswer.forbidden', { permission }))

describe('listWords', () => {
  it('counts what is there, and the archived', () => {
    expect(listWords(factsFrom({})).map((words) => words.replace('\u00A0', ' '))).toEqual([
      '2 goals, 1 of them archived',
      '0 metrics',
      '1 application',
      '1 environment',
      '1 unit type',
      '0 running experiments',
    ])
  })

  it('leaves out what is not known, and keeps what is there in part', () => {
    const goals = { items: [goalOf(1, 'a')], complete: false, gap: message('consoleAnswer.changing') }
    const words = listWords(factsFrom({ goals, applications: refusal('Application List') })).join()
    expect(words).toContain('goal')
    expect(words).not.toContain('application')
  })
})

describe('gapsOf', () => {
  it('is empty where nothing is missing', () => expect(gapsOf(factsFrom({}))).toEqual([]))

  it('puts lists with one reason together, and tells part from nothing', () => {
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
