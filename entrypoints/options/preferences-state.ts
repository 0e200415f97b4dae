import { type ReadonlySignal, signal } from '@preact/signals'
import { type Message, message } from '../../core/message'
import type { Preferences } from '../../core/preferences'
import { errorMessage } from '../../core/error-message'
import { preferences } from '../../settings/preferences'

/** What the section of the preferences shows, and what can be done in it. */
export interface PreferencesState {
  /** Resolves when they were read, or could not be. */
  readonly read: Promise<void>
  readonly values: ReadonlySignal<Preferences>
  /** What came of a reset, or why something could not be kept; null when there is nothing to say. */
  readonly notice: ReadonlySignal<{ readonly kind: 'done' | 'problem'; readonly line: Message } | null>
  readonly choose: (changes: Partial<Preferences>) => Promise<void>
  readonly reset: () => Promise<void>
}

/** The preferences as the options page changes them. Nothing of it rejects. */
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
