import { beforeEach, describe, expect, it } from 'vitest'
import {
  forgetAll,
  forgetWorkspace,
  readRegistry,
  readSecret,
  readWorkspaces,
  takeCandidate,
  writeCandidate,
  writeRegistry,
  writeSecret,
  writeWorkspace,
} from '../../../settings/database'
import { brokenDatabase, databaseEntries, freshDatabase } from '../../fixtures/console/fresh-database'
import { registryOf, workspaceOf } from '../../fixtures/make'

beforeEach(freshDatabase)
const [a, b] = ['a', 'b'].map((id) => workspaceOf({ id, name: id })) as [
  ReturnType<typeof workspaceOf>,
  ReturnType<typeof workspaceOf>,
]

async function writeBoth(): Promise<void> {
  for (const workspace of [a, b]) {
    await writeWorkspace(workspace)
    await writeSecret(workspace.id, `secret of ${workspace.id}`)
    await writeRegistry(registryOf({ workspaceId: workspace.id }))
  }
}

describe('database', () => {
  it('is empty at first', async () => {
    expect(await readWorkspaces()).toEqual([])
    expect(await readSecret('a')).toBe('')
    expect(await readRegistry('a')).toBeUndefined()
    expect(await takeCandidate()).toBeUndefined()
  })

  it('stores each workspace once, in the order they were added', async () => {
    await writeBoth()
    await writeWorkspace({ ...a, name: 'another' })
    expect(await readWorkspaces()).toEqual([{ ...a, name: 'another' }, b])
    expect(await readSecret('b')).toBe('secret of b')
    expect(await readRegistry('b')).toEqual(registryOf({ workspaceId: 'b' }))
  })

  it('removes a workspace with its secret and registry only', async () => {
    await writeBoth()
    await forgetWorkspace('a')
    expect(await databaseEntries()).toEqual({
      workspaces: [b],
      'secret:b': 'secret of b',
      'registry:b': registryOf({ workspaceId: 'b' }),
    })
  })

  it('removes everything, including a candidate', async () => {
    await writeBoth()
    await writeCandidate({ workspace: a, secret: 's', registry: null })
    await forgetAll()
    expect(await databaseEntries()).toEqual({})
  })

  it('returns a candidate once', async () => {
    const candidate = { workspace: a, secret: 's', registry: null }
    await writeCandidate({ ...candidate, secret: 'older' })
    await writeCandidate(candidate)
    expect(await Promise.all([takeCandidate(), takeCandidate()])).toEqual([candidate, undefined])
    expect(await databaseEntries()).toEqual({})
  })

  it('rejects when it cannot be opened', async () => {
    brokenDatabase()
    await expect((async () => readWorkspaces())()).rejects.toThrow('mutation')
    await expect((async () => takeCandidate())()).rejects.toThrow('mutation')
  })
})
