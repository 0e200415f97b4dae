import { parseSettingsUpdate, SETTINGS_PORT, type SettingsUpdate } from '../core/protocol/settings'
import { reconnectingPort } from './reconnecting-port'

/** Callbacks of {@link connectSettings}. */
export interface SettingsConnectionOptions {
  readonly onUpdate: (update: SettingsUpdate) => void
  /** Called when the extension was updated or removed, so this page can no longer reach it. */
  readonly onLost: () => void
}

/**
 * Connects an options page to the background. `onUpdate` receives the state of the workspaces, first the current one
 * and then every change.
 */
export function connectSettings({ onUpdate, onLost }: SettingsConnectionOptions): void {
  reconnectingPort({ name: SETTINGS_PORT, parse: parseSettingsUpdate, onMessage: onUpdate, onLost })
}
