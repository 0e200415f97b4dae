/** A compared page in Firefox, with its console. */
import { openPage, type FirefoxPage } from '../firefox/tabs.ts'
import type { Firefox } from '../firefox/launch-firefox.ts'
import type { ConsoleMessage, LibraryTab } from './library-tab.ts'

/** Opens a tab. `close()` closes it. */
export async function firefoxTab(firefox: Firefox): Promise<LibraryTab & { close: () => Promise<void> }> {
  const tab: FirefoxPage = await openPage(firefox)
  return {
    keepsConsoleCalls: true,
    async goto(url) {
      await firefox.inChrome(forgetErrors, null)
      await tab.goto(url)
    },
    evaluate: (script) => tab.evaluate(script),
    async consoleOutput() {
      const calls = (await tab.evaluate('window.consoleCalls')) as ConsoleMessage[]
      return [...calls, ...(await firefox.inChrome(keptErrors, null))]
    },
    close: tab.close,
  }
}

/** An error in the console service (nsIScriptError). */
interface ScriptError {
  readonly category: string
  readonly flags: number
  readonly errorMessage: string
  QueryInterface(id: object): void
}

interface ConsoleScope {
  readonly Services: { readonly console: { getMessageArray(): readonly ScriptError[]; reset(): void } }
  readonly Ci: { readonly nsIScriptError: object }
}

/** Forgets earlier errors. Runs in the browser's scope. */
function forgetErrors(): void {
  const { Services } = globalThis as unknown as ConsoleScope
  Services.console.reset()
}

/**
 * Returns errors of scripts and refused cross-origin requests, in order. Firefox doesn't say which page they are from,
 * so no other page may cause any. Runs in the browser's scope.
 */
function keptErrors(): ConsoleMessage[] {
  const { Services, Ci } = globalThis as unknown as ConsoleScope
  const isOfPage = (message: ScriptError) => {
    try {
      message.QueryInterface(Ci.nsIScriptError)
    } catch {
      return false
    }
    // Firefox may stop the scripts of a page that was left, and reports it late.
    const isStop = message.errorMessage.startsWith('Script terminated by timeout')
    return /^(?:content javascript$|CORS)/.test(message.category) && !isStop
  }
  const messages = Services.console.getMessageArray().filter(isOfPage)
  return messages.map(({ category, flags, errorMessage }) => ({
    level: `${category} ${flags}`,
    text: errorMessage,
    link: '',
  }))
}
