/** Tests workspaces imported from a settings file, which have no credential. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { readSecret } from '../../../../../settings/database'
import { freshDatabase } from '../../../../fixtures/console/fresh-database'
import {
  requestKeeper,
  connectCandidate,
  keeperOf,
  seed,
  workspaceStateIn,
} from '../../../../fixtures/console/registry-keeper'
import { WORKSPACE_ID, workspaceOf } from '../../../../fixtures/make'
import { stubConsole, consoleWith, KEY } from '../../../../fixtures/console/stub-console'

beforeEach(freshDatabase)
afterEach(() => vi.unstubAllGlobals())
const goals = consoleWith({ goals: [{ id: 1, name: 'new' }] })

it('imported workspaces are stored, report a missing key and send no request', async () => {
  const requests = stubConsole(goals)
  const { keeper } = await keeperOf()
  expect(await requestKeeper(keeper, { what: 'import', workspaces: [workspaceOf()] })).toBeNull()
  expect(workspaceStateIn(keeper)?.problem?.key).toBe('consoleAnswer.noSecret')
  await keeper.refreshAll()
  expect(workspaceStateIn(keeper)?.problem?.key).toBe('consoleAnswer.noSecret')
  expect(requests).toEqual([])
  // A new background after the previous one was stopped.
  const { keeper: later } = await keeperOf()
  expect(workspaceStateIn(later)?.problem?.key).toBe('consoleAnswer.noSecret')
})

it('imported workspaces work once a key is entered', async () => {
  stubConsole(goals)
  const { keeper } = await keeperOf()
  await requestKeeper(keeper, { what: 'import', workspaces: [workspaceOf()] })
  expect(await connectCandidate(keeper, { workspace: workspaceOf(), secret: KEY })).toBeNull()
  expect(workspaceStateIn(keeper)).toMatchObject({ problem: null, facts: {} })
})

it('imported workspaces with the browser’s own sign-in need no key', async () => {
  const { keeper } = await keeperOf()
  const source = { kind: 'console', origin: 'https://acme.absmartly.com', signIn: 'session' } as const
  await requestKeeper(keeper, { what: 'import', workspaces: [workspaceOf({ source })] })
  expect(workspaceStateIn(keeper)?.problem).toBeNull()
})

it('imported workspaces never replace an existing one, whose key belongs to another origin', async () => {
  await seed()
  const { keeper } = await keeperOf()
  const source = { kind: 'console', origin: 'https://evil.example', signIn: 'key' } as const
  await requestKeeper(keeper, { what: 'import', workspaces: [workspaceOf({ source })] })
  expect(workspaceStateIn(keeper)?.workspace).toEqual(workspaceOf())
  expect(await readSecret(WORKSPACE_ID)).toBe(KEY)
})
