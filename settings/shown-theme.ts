import { effect, type ReadonlySignal } from '@preact/signals'
import { preferences } from './preferences'

/** A theme by name; null when none is known and the system's color scheme applies. */
export type Inherited = 'light' | 'dark' | null

/**
 * Applies the preferred theme to this document, now and whenever it changes. `inherited` is the theme that `auto`
 * resolves to; without it, `auto` follows the system's color scheme.
 */
export function showTheme(inherited?: ReadonlySignal<Inherited>): void {
  effect(() => {
    const { theme } = preferences.value.value
    const shown = theme === 'auto' ? (inherited?.value ?? null) : theme
    if (shown === null) delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = shown
  })
}
