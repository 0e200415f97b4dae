import { type PanelRequest, panelPortName, type PanelUpdate, parsePanelUpdate } from '../core/protocol/panel'
import { type ReconnectingPort, reconnectingPort } from './reconnecting-port'

/** Options of {@link connect}. */
export interface ConnectionOptions {
  readonly tabId: number
  /**
   * Returns the epoch and the sequence number of the last attempt received. A reconnect replays only newer attempts.
   */
  readonly position: () => { readonly epoch: string; readonly since: number }
  readonly onUpdate: (update: PanelUpdate) => void
  /** Called when the extension was updated or removed, so this page can no longer reach it. */
  readonly onLost: () => void
}

/** Connects a panel or popup to the background. Each reconnect resumes at `position`, so no stored update is missed. */
export const connect = ({
  tabId,
  position,
  onUpdate,
  onLost,
}: ConnectionOptions): ReconnectingPort<PanelRequest> =>
  reconnectingPort({
    name: panelPortName(tabId),
    hello: (): PanelRequest => ({ type: 'hello', ...position() }),
    parse: parsePanelUpdate,
    onMessage: onUpdate,
    onLost,
  })
