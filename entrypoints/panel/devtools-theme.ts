import { type ReadonlySignal, signal } from '@preact/signals'
import { browser } from 'wxt/browser'
import type { Inherited } from '../../settings/shown-theme'

type ThemeListener = (themeName: string) => void

/**
 * Theme API of the DevTools panels. Firefox reports changes through `onThemeChanged`, Chromium through
 * `setThemeChangeHandler`, and neither has the other's method (seen in Chromium 156 and Firefox 153). Outside DevTools
 * there is no such API, and the system's color scheme applies.
 */
interface ThemedPanels {
  readonly themeName?: string
  readonly onThemeChanged?: { addListener(listener: ThemeListener): void }
  setThemeChangeHandler?(listener: ThemeListener): void
}

/** Tracks the theme of DevTools; null outside of DevTools. */
export function devtoolsTheme(): ReadonlySignal<Inherited> {
  const theme = signal<Inherited>(null)
  const panels = (browser as { devtools?: { panels?: ThemedPanels } }).devtools?.panels
  if (!panels) return theme
  const setTheme = (themeName: string) => {
    theme.value = themeName === 'dark' ? 'dark' : 'light'
  }
  setTheme(panels.themeName ?? 'default')
  if (panels.onThemeChanged) panels.onThemeChanged.addListener(setTheme)
  else panels.setThemeChangeHandler?.(setTheme)
  return theme
}
