// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { planImport } from '../../../core/settings-file/import-plan'
import { readSettingsFile } from '../../../core/settings-file/read-settings-file'
import { createSettingsFileState, settingsText } from '../../../entrypoints/options/settings-file-state'
import { say } from '../../../locales/say'
import { readSettings } from '../../../settings/all'
import { writeWorkspace } from '../../../settings/database'
import type { Workspace } from '../../../core/registry/workspace'
import { fakeSettingsBackground } from '../../fixtures/browser/settings-background'

const FOLDER = path.resolve(import.meta.dirname, '../../fixtures/e9a74f8')
const TEXT = readFileSync(path.join(FOLDER, 'settings.json'), 'utf8')
const RAW = JSON.parse(TEXT) as { settings: Record<string, unknown>; workspaces: Record<string, unknown>[] }
const [CONSOLE, FILE] = RAW.workspaces

const sent = fakeSettingsBackground()

describe('settings file of build e9a74f8', () => {
  it('has a non-default value for every setting of that build', async () => {
    const defaults = new Map((await readSettings()).map(({ key, value }) => [key, value]))
    for (const [key, value] of Object.entries(RAW.settings)) {
      expect(defaults.has(key), key).toBe(true)
      expect(value, key).not.toEqual(defaults.get(key))
    }
  })

  it('is accepted completely, except for a workspace from a goal file', async () => {
    const result = readSettingsFile(TEXT, 'settings.json')
    if ('problem' in result) throw new Error(say(result.problem))
    expect(result.refused).toEqual([])
    const plan = planImport(result.content, await readSettings(), [])
    expect(Object.fromEntries(plan.settings.map(({ key, value }) => [key, value]))).toEqual(RAW.settings)
    expect(plan.added).toEqual([
      {
        name: CONSOLE?.['name'],
        source: { kind: 'console', origin: CONSOLE?.['console'], signIn: CONSOLE?.['signIn'] },
        collectors: CONSOLE?.['collectors'],
        createsGoals: true,
        seesPart: true,
        asksEvents: true,
      },
    ])
    expect(plan.refused.map(say)).toEqual([expect.stringContaining(FILE?.['name'] as string)])
  })

  it('imports completely and exports the same settings', async () => {
    const state = createSettingsFileState()
    await state.choose(new File([TEXT], 'settings.json'))
    await state.accept()
    expect(Object.fromEntries((await readSettings()).map(({ key, value }) => [key, value]))).toMatchObject(
      RAW.settings,
    )
    const [request] = sent.mock.calls[0] as [{ workspaces: Workspace[] }]
    for (const workspace of request.workspaces) await writeWorkspace(workspace)
    const { settings, workspaces } = JSON.parse(await settingsText()) as typeof RAW
    expect(settings).toMatchObject(RAW.settings)
    expect(workspaces).toEqual([CONSOLE])
  })
})
