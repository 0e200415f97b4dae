import { parseSettingsNews, SETTINGS_PORT, type SettingsNews } from '../core/protocol/settings'
import { reconnectingPort } from './reconnecting-port'

/** Callbacks of {@link followSettings}. */
export interface SettingsConnectionOptions {
  readonly onNews: (news: SettingsNews) => void
  /** Called when the extension was updated or removed, so this page can no longer reach it. */
  readonly onLost: () => void
}

/** Follows the state of the workspaces as the background reports it. */
export function followSettings({ onNews, onLost }: SettingsConnectionOptions): void {
  reconnectingPort({ name: SETTINGS_PORT, parse: parseSettingsNews, onMessage: onNews, onLost })
}
