/** A compared page in Chromium, with its console as DevTools get it. */
import type { CDPSession, Page } from '@playwright/test'

import type { ConsoleMessage, LibraryTab } from './library-tab.ts'

type Frames = readonly { readonly url: string; readonly lineNumber: number; readonly columnNumber: number }[]

/** Returns the tab of a page. The tab can be used until `close()`, which leaves the page open. */
export async function chromiumTab(page: Page): Promise<LibraryTab & { close: () => Promise<void> }> {
  const session = await page.context().newCDPSession(page)
  let messages: ConsoleMessage[] = []
  listen(session, (message) => messages.push(message))
  await session.send('Runtime.enable')
  await session.send('Log.enable')
  return {
    keepsConsoleCalls: false,
    async goto(url) {
      await session.send('Runtime.evaluate', { expression: '0' })
      messages = []
      await page.goto(url)
    },
    evaluate: (script) => page.evaluate(script),
    async consoleOutput() {
      // The response to a command follows every earlier message.
      await session.send('Runtime.evaluate', { expression: '0' })
      return [...messages]
    },
    close: () => session.detach(),
  }
}

function listen(session: CDPSession, onMessage: (message: ConsoleMessage) => void): void {
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const text = args.map(({ value, description }) => description ?? JSON.stringify(value)).join(' ')
    onMessage({ level: type, text, link: linkOf(stackTrace?.callFrames) })
  })
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception, stackTrace, url } }) => {
    const link = linkOf(stackTrace?.callFrames) || (url ?? '')
    onMessage({ level: 'exception', text: `${text} ${exception?.description ?? ''}`, link })
  })
  session.on('Log.entryAdded', ({ entry: { level, source, text, url, lineNumber, stackTrace } }) => {
    const link =
      linkOf(stackTrace?.callFrames) || [url, lineNumber].filter((part) => part !== undefined).join(':')
    onMessage({ level: `${source} ${level}`, text, link })
  })
}

/** Returns the top frame that DevTools don't ignore. They ignore the interceptor (modules/ignore-list). */
function linkOf(frames: Frames = []): string {
  const frame = frames.find(({ url }) => url !== 'goalkeeper-interceptor.js')
  return frame ? `${frame.url}:${frame.lineNumber}:${frame.columnNumber}` : ''
}
