import { browser } from 'wxt/browser'
import type { PageReport } from '../../core/protocol/bridge'
import type { Outbox } from './outbox'
import { MAX_UNSENT_REPORTS, type Unsent, unsentKey } from '../../core/protocol/unsent'

/**
 * Leaves reports of an unloading document in `storage.local`, which starts the background. The background deletes them
 * as soon as it has taken them.
 */
export class LeftBehind {
  private readonly documentId: string
  private entries = 0

  constructor(documentId: string) {
    this.documentId = documentId
  }

  /**
   * Leaves reports. `record` is the id of the tab's record, if it is known.
   *
   * Never call it in private windows: `storage.local` is on disk, and is shared with the other windows.
   */
  leave(reports: readonly PageReport[], record: string | undefined): void {
    for (let start = 0; start < reports.length; start += MAX_UNSENT_REPORTS) {
      const unsent: Unsent = {
        ...(record !== undefined && { record }),
        at: Date.now(),
        reports: reports.slice(start, start + MAX_UNSENT_REPORTS),
      }
      // Rejects when the storage is full or fails. The messages, which were sent too, are all that is left then.
      void browser.storage.local
        .set({ [unsentKey(this.documentId, this.entries++)]: unsent })
        .catch(ignoreFullStorage)
    }
  }
}

/**
 * Leaves a copy before a page is closed by `window.close()`. Chromium 156 lets a page that closes itself run its
 * `pagehide` listeners, but drops all messages and writes of an extension from there. It accepts those from
 * `beforeunload`.
 *
 * The listener exists only as long as there is something to leave, and never in Firefox, where it would keep the page
 * out of the back/forward cache.
 */
export class BeforeClose {
  private readonly outbox: Pick<Outbox, 'isEmpty' | 'leaveCopies'>

  constructor(outbox: Pick<Outbox, 'isEmpty' | 'leaveCopies'>) {
    this.outbox = outbox
  }

  listen(): void {
    if (!import.meta.env.FIREFOX) addEventListener('beforeunload', this.onBeforeUnload, true)
  }

  private readonly onBeforeUnload = (): void => {
    if (this.outbox.isEmpty) removeEventListener('beforeunload', this.onBeforeUnload, true)
    else this.outbox.leaveCopies()
  }
}

function ignoreFullStorage(): void {}
