// @vitest-environment happy-dom
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEFAULT_PREFERENCES } from '../../../../core/preferences'
import type { Workspace } from '../../../../core/registry/workspace'
import { createSettingsFileState, settingsText } from '../../../../entrypoints/options/settings-file-state'
import { writeCandidate, writeRegistry, writeSecret, writeWorkspace } from '../../../../settings/database'
import { preferences } from '../../../../settings/preferences'
import { freshDatabase } from '../../../fixtures/console/fresh-database'
import { registryOf, workspaceOf } from '../../../fixtures/make'
import { fakeSettingsBackground } from '../../../fixtures/browser/settings-background'

const sent = fakeSettingsBackground()

const secret = fc.string({
  unit: fc.constantFrom(...'abcXYZ019-_."\\'.split('')),
  minLength: 8,
  maxLength: 60,
})
const words = fc.string({ maxLength: 20 })

it('settingsText never contains a secret of the database', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ secret, before: words, after: words, pasted: fc.boolean() }), { maxLength: 4 }),
      secret,
      async (stored, tried) => {
        freshDatabase()
        for (const [index, one] of stored.entries()) {
          const name = one.before + (one.pasted ? one.secret : '') + one.after
          const workspace = workspaceOf({ id: `w${index}`, name, collectors: [name] })
          await writeSecret(workspace.id, one.secret)
          await writeRegistry(registryOf({ workspaceId: workspace.id }))
          await writeWorkspace(workspace)
        }
        await writeCandidate({ workspace: workspaceOf({ id: 'c' }), secret: tried, registry: null })
        const text = await settingsText()
        for (const one of [...stored.map((each) => each.secret), tried]) {
          expect(text).not.toContain(JSON.stringify(one).slice(1, -1))
        }
        expect(JSON.parse(text)).toMatchObject({ format: 'goalkeeper-settings' })
      },
    ),
    { numRuns: 60 },
  )
})

const fileWith = (content: object) =>
  new File([JSON.stringify({ format: 'goalkeeper-settings', version: 1, ...content })], 'mine.json')
const acme = {
  name: 'acme',
  console: 'https://acme.absmartly.com',
  signIn: 'key',
  collectors: ['acme.absmartly.io'],
}

describe('createSettingsFileState', () => {
  it('imports only after confirmation, and exactly the planned changes', async () => {
    const state = createSettingsFileState()
    await state.choose(fileWith({ settings: { preferences: { theme: 'dark' } }, workspaces: [acme] }))
    expect(state.pendingImport.value?.plan.added).toHaveLength(1)
    expect(await preferences.read()).toEqual(DEFAULT_PREFERENCES)
    expect(sent).not.toHaveBeenCalled()

    // A double click imports once.
    await Promise.all([state.accept(), state.accept()])
    expect(sent).toHaveBeenCalledOnce()
    expect(await preferences.read()).toEqual({ ...DEFAULT_PREFERENCES, theme: 'dark' })
    const [request] = sent.mock.calls[0] as [{ what: string; workspaces: Workspace[] }]
    expect(request).toMatchObject({ what: 'import', workspaces: [{ name: 'acme' }] })
    expect(request.workspaces[0]?.id).toMatch(/^[\da-f-]{36}$/)
    expect(state.notice.value).toMatchObject({ kind: 'done', lines: [{ key: 'settingsFile.done' }] })
    expect(state.pendingImport.value).toBeNull()
  })

  it('edits an existing workspace by its id', async () => {
    await writeWorkspace(workspaceOf({ id: 'own', name: 'acme', collectors: [] }))
    const state = createSettingsFileState()
    await state.choose(fileWith({ workspaces: [acme] }))
    await state.accept()
    expect(sent.mock.calls).toMatchObject([
      [{ what: 'edit', workspace: { id: 'own', collectors: acme.collectors } }],
    ])
  })

  it('reports a failed request and an unusable file', async () => {
    sent.mockResolvedValue({ problem: { key: 'consoleAnswer.offline' } })
    const state = createSettingsFileState()
    await state.choose(fileWith({ workspaces: [acme] }))
    await state.accept()
    expect(state.notice.value).toMatchObject({ kind: 'problem', lines: [{ key: 'settingsFile.partly' }] })
    await state.choose(new File(['no'], 'no.json'))
    expect(state.notice.value).toMatchObject({ kind: 'problem', lines: [{ values: { file: 'no.json' } }] })
    expect(state.pendingImport.value).toBeNull()
  })
})
