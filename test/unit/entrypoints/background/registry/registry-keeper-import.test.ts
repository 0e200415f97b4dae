/** Workspaces that come from a settings file: they have no credential. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { readSecret } from '../../../../../settings/database'
import { freshDatabase } from '../../../../fixtures/console/fresh-database'
import { ask, connect, keeperOf, seed, stateOf } from '../../../../fixtures/console/registry-keeper'
import { WORKSPACE_ID, workspaceOf } from '../../../../fixtures/make'
import { answering, consoleWith, KEY } from '../../../../fixtures/console/stub-console'

beforeEach(freshDatabase)
afterEach(() => vi.unstubAllGlobals())
const goals = consoleWith({ goals: [{ id: 1, name: 'new' }] })

it('are kept, say that they need a key, and ask nobody', async () => {
  const asked = answering(goals)
  const { keeper } = await keeperOf()
  expect(await ask(keeper, { what: 'import', workspaces: [workspaceOf()] })).toBeNull()
  expect(stateOf(keeper)?.problem?.key).toBe('consoleAnswer.noSecret')
  await keeper.refreshAll()
  expect(stateOf(keeper)?.problem?.key).toBe('consoleAnswer.noSecret')
  expect(asked).toEqual([])
  // The background was stopped in between.
  const { keeper: later } = await keeperOf()
  expect(stateOf(later)?.problem?.key).toBe('consoleAnswer.noSecret')
})

it('need none any more once one was entered', async () => {
  answering(goals)
  const { keeper } = await keeperOf()
  await ask(keeper, { what: 'import', workspaces: [workspaceOf()] })
  expect(await connect(keeper, { workspace: workspaceOf(), secret: KEY })).toBeNull()
  expect(stateOf(keeper)).toMatchObject({ problem: null, facts: {} })
})

it('that go by the browser’s own sign-in need none', async () => {
  const { keeper } = await keeperOf()
  const source = { kind: 'console', origin: 'https://acme.absmartly.com', signIn: 'session' } as const
  await ask(keeper, { what: 'import', workspaces: [workspaceOf({ source })] })
  expect(stateOf(keeper)?.problem).toBeNull()
})

it('never come in the place of one that is there: its key was entered for another console', async () => {
  await seed()
  const { keeper } = await keeperOf()
  const source = { kind: 'console', origin: 'https://evil.example', signIn: 'key' } as const
  await ask(keeper, { what: 'import', workspaces: [workspaceOf({ source })] })
  expect(stateOf(keeper)?.workspace).toEqual(workspaceOf())
  expect(await readSecret(WORKSPACE_ID)).toBe(KEY)
})
