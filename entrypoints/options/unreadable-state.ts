import { computed, type ReadonlySignal, signal } from '@preact/signals'
import { NO_NOTICE, type NoticeState } from '../../components/shared/Notice'
import { faultName } from '../../components/storage/fault-words'
import { errorMessage } from '../../core/error-message'
import { type Message, message } from '../../core/message'
import type { SettingsUpdate } from '../../core/protocol/settings'
import type { StorageFault, UnreadableValue } from '../../core/storage/fault'
import { saveFile } from '../../browser/save-file'
import { readSettings } from '../../settings/all'
import { readAside } from '../../settings/database'
import {
  forgetUnreadableSetting,
  readUnreadableSetting,
  recreateSettings,
  settingsFaults,
} from '../../settings/settings-storage'
import { sendSettingsRequest } from './ask-background'
import { dayOf } from './files'

/** State of the section with the stored data that cannot be read, and its actions. None of its promises reject. */
export interface UnreadableState {
  readonly faults: ReadonlySignal<readonly StorageFault[]>
  readonly notice: ReadonlySignal<NoticeState>
  /** Deletes only this data. */
  readonly reset: (fault: StorageFault) => Promise<void>
  readonly save: (fault: StorageFault) => Promise<void>
}

/** Creates the state. `update` is the last update of the background. */
export function createUnreadableState(update: ReadonlySignal<SettingsUpdate | null>): UnreadableState {
  const notice = signal<NoticeState>(NO_NOTICE)
  // Reads also the settings that this page does not show. `settingsFaults` has the unreadable ones.
  readSettings().catch(() => {})
  const attempt = async (action: () => Promise<Message | null>, done: Message) => {
    notice.value = NO_NOTICE
    let problem: Message | null
    try {
      problem = await action()
    } catch (error) {
      problem = message('options.failed', { reason: errorMessage(error) })
    }
    notice.value = { kind: problem ? 'problem' : 'done', shownIn: 'page', lines: [problem ?? done] }
  }
  return {
    faults: computed(() => [...(update.value?.faults ?? []), ...settingsFaults.value]),
    notice,
    reset: (fault) =>
      attempt(() => resetFault(fault), message('storage.reset.done', { name: faultName(fault) })),
    save: async (fault) => {
      if (fault.kind !== 'value') return
      const file = `goalkeeper-unreadable-${fault.of}${dayOf(Date.now())}.json`
      await attempt(
        async () => {
          saveFile(jsonOf(await valueOf(fault)), file)
          return null
        },
        message('storage.saved', { file }),
      )
    },
  }
}

async function resetFault(fault: StorageFault): Promise<Message | null> {
  if (fault.database === 'workspaces')
    return sendSettingsRequest(
      fault.kind === 'value' ? { what: 'forgetUnreadable', id: fault.id } : { what: 'recreate' },
    )
  await (fault.kind === 'value' ? forgetUnreadableSetting(fault.id) : recreateSettings())
  return null
}

const valueOf = async ({ database, id }: UnreadableValue): Promise<unknown> =>
  database === 'settings' ? readUnreadableSetting(id) : (await readAside(id))?.value

/** Formats a value. Throws for a value with cycles, which IndexedDB can store and JSON cannot. */
const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? `${part}n` : part), 2) ?? 'null'
