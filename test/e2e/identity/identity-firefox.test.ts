/** Compares everything that a page can observe in Firefox with and without Goalkeeper. */
import { clearBrowserConsole, pageMessages, type BrowserMessage } from '../firefox/browser-console.ts'
import { launchFirefox, type Firefox } from '../firefox/launch-firefox.ts'
import { openPage } from '../firefox/tabs.ts'
import { test } from '../harness/fixtures.ts'
import { expectSame } from './expect-same.ts'
import { startIdentitySite } from './identity-site.ts'
import { observeAll } from './observe.ts'
import type { Observables } from './page-tools.ts'

/** The test's pages open windows without a click. */
const POPUPS = { 'dom.disable_open_during_load': false }

test('Firefox: a page observes the same with and without Goalkeeper @full', async () => {
  test.setTimeout(240_000)
  const firefox = await launchFirefox({ preferences: POPUPS })
  try {
    const plain = await observe(firefox)
    await firefox.install()
    await expectSame(test.info(), 'Firefox', plain, await observe(firefox))
  } finally {
    await firefox.close()
  }
})

async function observe(firefox: Firefox): Promise<Observables> {
  const server = await startIdentitySite()
  const tab = await openPage(firefox)
  try {
    await clearBrowserConsole(firefox)
    const page = { goto: tab.goto, evaluate: (expression: string) => tab.evaluate(expression) }
    const seen = await observeAll(page, server)
    return { ...seen, ...consoleRows(await pageMessages(tab)) }
  } finally {
    await tab.close()
    await server.stop()
  }
}

/** Returns the messages and their positions. */
function consoleRows(messages: readonly BrowserMessage[]): Observables {
  const found: Record<string, string[]> = {}
  for (const { text, source, line, category } of messages) {
    ;(found[`console: ${category} ${text}`] ??= []).push('message')
    ;(found[`position in the console: ${category} ${text}`] ??= []).push(`${source}:${line}`)
  }
  for (const list of Object.values(found)) list.sort((a, b) => (a < b ? -1 : 1))
  return found
}
