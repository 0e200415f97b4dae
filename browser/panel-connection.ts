import { type PanelRequest, panelPortName, type PanelUpdate, parsePanelUpdate } from '../core/protocol/panel'
import { throttleBatch } from './throttle-batch'
import { type ReconnectingPort, reconnectingPort } from './reconnecting-port'

/** Options of {@link connect}. */
export interface ConnectionOptions {
  readonly tabId: number
  /**
   * Returns the epoch and the sequence number of the last attempt received. After a reconnect, the background sends
   * only newer attempts.
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

/** Minimum time between two redraws, in ms. Updates in between are applied together. */
const MIN_REDRAW_INTERVAL_MS = 50

/** State that the background's updates are applied to. */
interface UpdatedState {
  readonly position: ConnectionOptions['position']
  /** Sets the current time, in ms since the epoch. */
  readonly tick: (now: number) => void
  readonly update: (updates: readonly PanelUpdate[]) => void
}

/** Connects to the background and applies its updates to a state, in batches. */
export const connectState = (
  { position, tick, update }: UpdatedState,
  { tabId, onLost }: Pick<ConnectionOptions, 'tabId' | 'onLost'>,
): ReconnectingPort<PanelRequest> =>
  connect({
    tabId,
    position,
    onUpdate: throttleBatch((updates) => {
      tick(Date.now())
      update(updates)
    }, MIN_REDRAW_INTERVAL_MS),
    onLost,
  })
