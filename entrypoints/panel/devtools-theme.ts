import { type ReadonlySignal, signal } from '@preact/signals'
import { browser } from 'wxt/browser'
import type { Inherited } from '../../settings/shown-theme'

type ThemeListener = (themeName: string) => void

/**
 * Firefox tells of a change by `onThemeChanged`, Chromium by `setThemeChangeHandler`, and neither has the other's
 * (seen in Chromium 156 and Firefox 153). Outside DevTools there is neither, and the system's scheme holds.
 */
interface ThemedPanels {
  readonly themeName?: string
  readonly onThemeChanged?: { addListener(listener: ThemeListener): void }
  setThemeChangeHandler?(listener: ThemeListener): void
}

/** The theme of DevTools, now and when it is changed; null outside of them. */
export function devtoolsTheme(): ReadonlySignal<Inherited> {
  const theme = signal<Inherited>(null)
  const panels = (browser as { devtools?: { panels?: ThemedPanels } }).devtools?.panels
  if (!panels) return theme
  const take = (themeName: string) => {
    theme.value = themeName === 'dark' ? 'dark' : 'light'
  }
  take(panels.themeName ?? 'default')
  if (panels.onThemeChanged) panels.onThemeChanged.addListener(take)
  else panels.setThemeChangeHandler?.(take)
  return theme
}
