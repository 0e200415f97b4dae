import { browser } from 'wxt/browser'
import type { Answer, Capture } from '../../core/capture'
import { answerOf, type Content } from './answer'
import { captureOf, type Entry, hasReadableAnswer } from './entry'

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
  const capture = captureOf(entry)
  if (!capture) return
  const answer = await contentOf(entry, capture)
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

/** Null for what was not answered, or not to the page, and where DevTools do not give it or not in time. */
async function contentOf(entry: LoggedEntry, capture: Capture): Promise<Answer | null> {
  if (!hasReadableAnswer(entry, capture)) return null
  const late = new Promise<null>((resolve) => setTimeout(resolve, CONTENT_MS, null))
  try {
    const content = await Promise.race([entry.getContent(), late])
    return content && answerOf(content, entry, capture)
  } catch {
    return null
  }
}
