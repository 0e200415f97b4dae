/** The profile's settings of DevTools, as a person would have left them. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What can be set before the browser starts. */
export interface DevToolsPreferences {
  readonly theme?: 'dark' | 'default'
  readonly dock?: 'bottom' | 'right' | 'undocked'
}

/** How much of the window DevTools take when docked at its bottom, in px. */
const BOTTOM_HEIGHT = 440

/** Writes the settings into a profile that no browser has used yet. */
export function writePreferences(profile: string, { theme, dock }: DevToolsPreferences): void {
  // DevTools keeps every setting as JSON within the JSON.
  const settings = {
    ...(theme && { 'ui-theme': JSON.stringify(theme) }),
    ...(dock && { currentDockState: JSON.stringify(dock) }),
    'inspector-view.split-view-state': JSON.stringify({ horizontal: { size: BOTTOM_HEIGHT } }),
  }
  const folder = join(profile, 'Default')
  mkdirSync(folder, { recursive: true })
  // Settings that would follow the person's account are, without an account, in the second place.
  const devtools = { preferences: settings, synced_preferences_sync_disabled: settings }
  writeFileSync(join(folder, 'Preferences'), JSON.stringify({ devtools }))
}
