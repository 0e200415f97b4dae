/** Reads Firefox's own console, which receives the errors and warnings of all pages. */
import { poll } from '../harness/poll.ts'
import type { Firefox } from './launch-firefox.ts'
import type { FirefoxPage } from './tabs.ts'

/** Timeout in ms for a message to arrive from the process of a page. */
const ARRIVAL_MS = 15_000

/** An error or a warning. */
export interface BrowserMessage {
  readonly text: string
  readonly source: string
  readonly line: number
  readonly category: string
}

interface ScriptError {
  readonly errorMessage?: string
  readonly sourceName?: string
  readonly lineNumber?: number
  readonly category?: string
}

/** `nsIConsoleService`. */
interface ConsoleScope {
  readonly Services: {
    readonly console: {
      getMessageArray(): readonly ScriptError[]
      reset(): void
    }
  }
  readonly Ci: { readonly nsIScriptError: unknown }
}

/** Removes all messages. */
export async function clearBrowserConsole({ inChrome }: Firefox): Promise<void> {
  await inChrome(() => (globalThis as unknown as ConsoleScope).Services.console.reset(), null)
}

/** Returns the messages so far, without those of the browser's and an extension's own scripts, once everything that a page has caused has arrived. */
export async function pageMessages({ firefox, evaluate }: FirefoxPage): Promise<readonly BrowserMessage[]> {
  const last = 'end of the messages'
  await evaluate(`setTimeout(() => { throw new Error('${last}') })`)
  const complete = async () => {
    const messages = await firefox.inChrome(readMessages, null)
    return messages.some(({ text }) => text.includes(last)) ? messages : null
  }
  const messages = await poll(complete, ARRIVAL_MS, 'the page’s last error is not in the console')
  return (messages ?? []).filter(({ text }) => !text.includes(last))
}

/** Runs in the browser's scope. */
function readMessages(): BrowserMessage[] {
  const { Services, Ci } = globalThis as unknown as ConsoleScope
  return Services.console
    .getMessageArray()
    .filter((message) => message instanceof (Ci.nsIScriptError as never))
    .map(({ errorMessage = '', sourceName = '', lineNumber = 0, category = '' }) => ({
      text: errorMessage,
      source: sourceName,
      line: lineNumber,
      category,
    }))
    .filter(
      ({ source, category }) =>
        category !== 'XPConnect JavaScript' && !/^(chrome|resource|moz-extension|jar|file):/.test(source),
    )
}
