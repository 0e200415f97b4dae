import { browser } from 'wxt/browser'

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

/** Follows the theme of DevTools, now and when it is changed. */
export function followTheme(): void {
  const panels = (browser as { devtools?: { panels?: ThemedPanels } }).devtools?.panels
  if (!panels) return
  show(panels.themeName ?? 'default')
  if (panels.onThemeChanged) panels.onThemeChanged.addListener(show)
  else panels.setThemeChangeHandler?.(show)
}

function show(themeName: string): void {
  document.documentElement.dataset['theme'] = themeName === 'dark' ? 'dark' : 'light'
}
