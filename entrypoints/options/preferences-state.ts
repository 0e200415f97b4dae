import { type ReadonlySignal, signal } from '@preact/signals'
import { type Message, message } from '../../core/message'
import type { Preferences } from '../../core/preferences'
import { errorMessage } from '../../core/error-message'
import { preferences } from '../../settings/preferences'

/** State of the preferences section, and its actions. */
export interface PreferencesState {
  /** Resolves when the preferences have been read or could not be. */
  readonly read: Promise<void>
  readonly values: ReadonlySignal<Preferences>
  /** Result of a reset, or the reason why preferences could not be read or saved; null otherwise. */
  readonly notice: ReadonlySignal<{ readonly kind: 'done' | 'problem'; readonly line: Message } | null>
  readonly choose: (changes: Partial<Preferences>) => Promise<void>
  readonly reset: () => Promise<void>
}

/** Creates the state of the preferences section. None of its promises reject. */
export function createPreferencesState(): PreferencesState {
  const notice = signal<PreferencesState['notice']['value']>(null)
  const attempt = async (change: () => Promise<void>, line: Message | null) => {
    try {
      await change()
      notice.value = line && { kind: 'done', line }
    } catch (error) {
      notice.value = {
        kind: 'problem',
        line: message('preferences.notKept', { reason: errorMessage(error) }),
      }
    }
  }
  const read = preferences.follow().catch((error: unknown) => {
    notice.value = { kind: 'problem', line: message('preferences.notRead', { reason: errorMessage(error) }) }
  })
  return {
    read,
    values: preferences.value,
    notice,
    choose: (changes) => attempt(() => preferences.write({ ...preferences.value.value, ...changes }), null),
    reset: () => attempt(preferences.reset, message('preferences.reset.done')),
  }
}
