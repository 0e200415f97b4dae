import { batch, type ReadonlySignal, signal } from '@preact/signals'
import type { PendingImport } from '../../components/preferences/SettingsFileSection'
import { NO_NOTICE, type NoticeState } from '../../components/shared/Notice'
import { type Message, message } from '../../core/message'
import type { Workspace } from '../../core/registry/workspace'
import { planImport } from '../../core/settings-file/import-plan'
import { readSettingsFile } from '../../core/settings-file/read-settings-file'
import { MAX_SETTINGS_CHARS } from '../../core/settings-file/settings-file'
import { writeSettingsFile } from '../../core/settings-file/write-settings-file'
import { errorMessage } from '../../core/error-message'
import { say } from '../../locales/say'
import { readSettings } from '../../settings/all'
import { readSecret, readWorkspaces } from '../../settings/database'
import { sendSettingsRequest } from './ask-background'
import { BYTES_PER_CHARACTER, dayOf } from './files'
import { saveFile } from '../../browser/save-file'

type SectionNotice = Omit<NoticeState, 'shownIn'>

/** State of the settings file section, and its actions. None of its promises reject. */
export interface SettingsFileState {
  readonly pendingImport: ReadonlySignal<PendingImport | null>
  readonly notice: ReadonlySignal<SectionNotice>
  readonly save: () => Promise<void>
  readonly choose: (file: File) => Promise<void>
  readonly accept: () => Promise<void>
  readonly cancel: () => void
}

/** Creates the state that exports and imports settings. */
export function createSettingsFileState(): SettingsFileState {
  const pendingImport = signal<PendingImport | null>(null)
  const notice = signal<SectionNotice>(NO_NOTICE)
  let latest: File | null = null
  const notify = (kind: SectionNotice['kind'], ...lines: readonly Message[]) =>
    batch(() => {
      pendingImport.value = null
      notice.value = { kind, lines }
    })
  const attempt = async (action: () => Promise<void>) => {
    try {
      await action()
    } catch (error) {
      notify('problem', message('options.failed', { reason: errorMessage(error) }))
    }
  }
  return {
    pendingImport,
    notice,
    save: () =>
      attempt(async () => {
        const name = `goalkeeper-settings${dayOf(Date.now())}.json`
        saveFile(await settingsText(), name)
        notify('done', message('settingsFile.exported', { file: name }))
      }),
    choose: (file) =>
      attempt(async () => {
        latest = file
        notify('done')
        const read = await readChosenSettings(file)
        // The user may have chosen another file in the meantime.
        if (latest !== file) return
        if ('problem' in read) notify('problem', read.problem)
        else pendingImport.value = read
      }),
    accept: () =>
      attempt(async () => {
        if (!pendingImport.value) return
        const { file, plan } = pendingImport.value
        pendingImport.value = null
        const problem = await applyImport(plan)
        if (problem) notify('problem', message('settingsFile.partly', { file, reason: problem }))
        else notify('done', message('settingsFile.done', { file }), ...plan.refused)
      }),
    cancel: () => notify('done'),
  }
}

/**
 * Returns all settings and workspaces as the content of a file. Rejects when the storage or database cannot be read.
 */
export async function settingsText(): Promise<string> {
  const [settings, workspaces] = await Promise.all([readSettings(), readWorkspaces()])
  const secrets = await Promise.all(workspaces.map(({ id }) => readSecret(id)))
  return writeSettingsFile(settings, workspaces, secrets)
}

async function readChosenSettings(file: File): Promise<PendingImport | { readonly problem: Message }> {
  if (file.size > MAX_SETTINGS_CHARS * BYTES_PER_CHARACTER)
    return { problem: message('settingsFile.problem.tooLarge', { file: file.name }) }
  const read = readSettingsFile(await file.text(), file.name)
  if ('problem' in read) return read
  const [settings, workspaces] = await Promise.all([readSettings(), readWorkspaces()])
  const plan = planImport(read.content, settings, workspaces)
  return { file: file.name, plan: { ...plan, refused: [...read.refused, ...plan.refused] } }
}

/**
 * Applies an import. Returns the problem as a sentence, or null if it succeeded. Rejects when a setting cannot be
 * written.
 */
async function applyImport(plan: PendingImport['plan']): Promise<string | null> {
  const settings = await readSettings()
  for (const { key, value } of plan.settings) await settings.find((one) => one.key === key)?.write(value)
  const added: Workspace[] = plan.added.map((one) => ({ ...one, id: crypto.randomUUID() }))
  const requests = [
    ...plan.changed.map((workspace) => ({ what: 'edit', workspace }) as const),
    ...(added.length > 0 ? [{ what: 'import', workspaces: added } as const] : []),
  ]
  for (const request of requests) {
    const problem = await sendSettingsRequest(request)
    if (problem) return say(problem)
  }
  return null
}
