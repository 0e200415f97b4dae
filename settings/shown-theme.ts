import { effect, type ReadonlySignal } from '@preact/signals'
import { preferences } from './preferences'

/** A theme by name, or null where none is known and the system's scheme holds. */
export type Inherited = 'light' | 'dark' | null

/**
 * Shows this document in the theme of the preferences, now and whenever they change. `inherited`: what `auto` means here;
 * the system's scheme by default.
 */
export function showTheme(inherited?: ReadonlySignal<Inherited>): void {
  effect(() => {
    const { theme } = preferences.value.value
    const shown = theme === 'auto' ? (inherited?.value ?? null) : theme
    if (shown === null) delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = shown
  })
}
