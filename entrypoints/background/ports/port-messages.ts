import type { Browser } from 'wxt/browser'
import type { Attempt } from '../../../core/attempt'
import type { PanelUpdate } from '../../../core/protocol/panel'

/** Limits for one message of a replay: number of attempts, and characters of their bodies. */
const MAX_REPLAY_ATTEMPTS = 500
const MAX_REPLAY_CHARS = 1024 * 1024

/** Sends an update to a panel or popup. The port may already be closed. */
export function send(port: Browser.runtime.Port, update: PanelUpdate): void {
  try {
    port.postMessage(update)
  } catch {
    port.disconnect()
  }
}

/** Splits attempts into parts that are small enough for one message each. */
export function* inBatches(attempts: readonly Attempt[]): Generator<readonly Attempt[]> {
  let part: Attempt[] = []
  let characters = 0
  for (const attempt of attempts) {
    part.push(attempt)
    characters += attempt.body.encoding === 'none' ? 0 : attempt.body.data.length
    if (part.length < MAX_REPLAY_ATTEMPTS && characters < MAX_REPLAY_CHARS) continue
    yield part
    part = []
    characters = 0
  }
  if (part.length > 0) yield part
}
