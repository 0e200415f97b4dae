import { browser } from 'wxt/browser'
import type { Answer, Capture } from '../../core/capture'
import { answerOf, type Content } from '../../core/har/response-body'
import { captureOf, type Entry, hasReadableAnswer } from '../../core/har/har-entry'

/** How long is waited for the body of an answer, in ms: DevTools that are busy must not hold back the rest. */
const CONTENT_MS = 2000

/** An entry of the log as the browser hands it over. */
interface LoggedEntry extends Entry {
  getContent(): Promise<Content>
}

/**
 * Tells the background of every publish and every context that is loaded in the network log of the tab that these
 * DevTools inspect, with what was answered. In the devtools page and not in the panel, whose document exists only once
 * it is shown.
 */
export function watchNetworkLog(): void {
  const { network } = browser.devtools
  network.onRequestFinished.addListener((entry) => void tell(entry as unknown as LoggedEntry))
}

async function tell(entry: LoggedEntry): Promise<void> {
  const capture = captureOf(entry, crypto.randomUUID())
  if (!capture) return
  const content = contentOf(entry, capture)
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, CONTENT_MS, 'late'))
  const answer = await Promise.race([content, late])
  if (answer !== 'late') return send(capture, answer)
  await send(capture, null)
  // Told again under the same id, it takes the place of what was told first.
  const answerAfterAll = await content
  if (answerAfterAll) await send(capture, answerAfterAll)
}

async function send(capture: Capture, answer: Answer | null): Promise<void> {
  try {
    await browser.runtime.sendMessage({
      type: 'devtools',
      tabId: browser.devtools.inspectedWindow.tabId,
      captures: [answer ? { ...capture, answer } : capture],
    })
  } catch {
    // The extension was updated: these DevTools have to be opened again, and the panel says so.
  }
}

/** Null for what was not answered, or not to the page, and where DevTools do not give it. */
async function contentOf(entry: LoggedEntry, capture: Capture): Promise<Answer | null> {
  if (!hasReadableAnswer(entry, capture)) return null
  try {
    return answerOf(await entry.getContent(), entry, capture)
  } catch {
    return null
  }
}
