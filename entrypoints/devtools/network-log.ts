import { browser } from 'wxt/browser'
import type { ResponseBody, Capture } from '../../core/capture'
import { decodeContent, type HarContent } from '../../core/har/response-body'
import { captureFromHar, type HarEntry, hasReadableResponse } from '../../core/har/har-entry'

/**
 * Maximum time to wait for the body of a response, in ms. After that, the capture is sent without it, so that busy
 * DevTools do not delay the capture.
 */
const CONTENT_TIMEOUT_MS = 2000

/** Entry of the network log, as the browser passes it. */
interface LoggedEntry extends HarEntry {
  getContent(): Promise<HarContent>
}

/**
 * Reports the publishes and context loads in the network log of the inspected tab to the background, with their
 * responses. It runs in the devtools page because the panel's document only exists once the panel is shown.
 */
export function watchNetworkLog(): void {
  const { network } = browser.devtools
  network.onRequestFinished.addListener((entry) => void reportEntry(entry as unknown as LoggedEntry))
}

async function reportEntry(entry: LoggedEntry): Promise<void> {
  const capture = captureFromHar(entry, crypto.randomUUID())
  if (!capture) return
  const content = readContent(entry, capture)
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, CONTENT_TIMEOUT_MS, 'late'))
  const response = await Promise.race([content, late])
  if (response !== 'late') return send(capture, response)
  await send(capture, null)
  // The capture is sent again with the response. It has the same id, so it replaces the first one.
  const lateResponse = await content
  if (lateResponse) await send(capture, lateResponse)
}

async function send(capture: Capture, response: ResponseBody | null): Promise<void> {
  try {
    await browser.runtime.sendMessage({
      type: 'devtools',
      tabId: browser.devtools.inspectedWindow.tabId,
      captures: [response ? { ...capture, answer: response } : capture],
    })
  } catch {
    // The extension was updated. The panel tells the user to reopen DevTools.
  }
}

/**
 * Reads the body of a response. Returns null when there is no response, when the page cannot read it, or when DevTools
 * do not provide it.
 */
async function readContent(entry: LoggedEntry, capture: Capture): Promise<ResponseBody | null> {
  if (!hasReadableResponse(entry, capture)) return null
  try {
    return decodeContent(await entry.getContent(), entry, capture)
  } catch {
    return null
  }
}
