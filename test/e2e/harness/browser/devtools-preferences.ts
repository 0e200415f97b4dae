/** DevTools settings in the browser's profile. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Settings written before the browser starts. */
export interface DevToolsPreferences {
  readonly theme?: 'dark' | 'default'
  readonly dock?: 'bottom' | 'right' | 'undocked'
}

/** Height of DevTools docked at the bottom, in px. */
const BOTTOM_HEIGHT = 440

/** Writes the settings into a profile that no browser has used yet. */
export function writePreferences(profile: string, { theme, dock }: DevToolsPreferences): void {
  // DevTools stores each setting as a JSON string within the JSON.
  const settings = {
    ...(theme && { 'ui-theme': JSON.stringify(theme) }),
    ...(dock && { currentDockState: JSON.stringify(dock) }),
    'inspector-view.split-view-state': JSON.stringify({ horizontal: { size: BOTTOM_HEIGHT } }),
  }
  const folder = join(profile, 'Default')
  mkdirSync(folder, { recursive: true })
  // Without an account, DevTools reads synced settings from the second key.
  const devtools = { preferences: settings, synced_preferences_sync_disabled: settings }
  writeFileSync(join(folder, 'Preferences'), JSON.stringify({ devtools }))
}
