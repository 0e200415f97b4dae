import { browser } from 'wxt/browser'
import type { ResponseBody, Capture } from '../../core/capture'
import { decodeContent, type HarContent } from '../../core/har/response-body'
import { captureFromHar, type HarEntry, hasReadableResponse } from '../../core/har/har-entry'

/** How long is waited for the body of an answer, in ms: DevTools that are busy must not hold back the rest. */
const CONTENT_TIMEOUT_MS = 2000

/** An entry of the log as the browser hands it over. */
interface LoggedEntry extends HarEntry {
  getContent(): Promise<HarContent>
}

/**
 * Tells the background of every publish and every context that is loaded in the network log of the tab that these
 * DevTools inspect, with what was answered. In the devtools page and not in the panel, whose document exists only once
 * it is shown.
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
  // Told again under the same id, it takes the place of what was told first.
  const answerAfterAll = await content
  if (answerAfterAll) await send(capture, answerAfterAll)
}

async function send(capture: Capture, response: ResponseBody | null): Promise<void> {
  try {
    await browser.runtime.sendMessage({
      type: 'devtools',
      tabId: browser.devtools.inspectedWindow.tabId,
      captures: [response ? { ...capture, answer: response } : capture],
    })
  } catch {
    // The extension was updated: these DevTools have to be opened again, and the panel says so.
  }
}

/** Null for what was not answered, or not to the page, and where DevTools do not give it. */
async function readContent(entry: LoggedEntry, capture: Capture): Promise<ResponseBody | null> {
  if (!hasReadableResponse(entry, capture)) return null
  try {
    return decodeContent(await entry.getContent(), entry, capture)
  } catch {
    return null
  }
}
