/** The API key of the Web Console must stay out of content scripts, messages and storage areas. */
import { connectConsole, credentialsOf, openConnect } from '../harness/panel/connect-console.ts'
import { expect, test } from '../harness/fixtures.ts'
import { openPanelFor } from '../harness/panel/panel.ts'
import { tabIdOf } from '../harness/browser/tab-id.ts'
import { t } from '../harness/messages.ts'

interface ContentScriptApi {
  readonly storage: Record<string, { get(keys: null): Promise<object> } | undefined>
  readonly runtime: { sendMessage(message: object): Promise<unknown> }
}

test('content scripts cannot read the API key from any storage area', async ({
  browserContext,
  extensionId,
  connectedDemo: demo,
}) => {
  const shop = await browserContext.newPage()
  const debug = await browserContext.newCDPSession(shop)
  const contexts: { id: number; name: string; origin: string }[] = []
  debug.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context))
  await debug.send('Runtime.enable')
  await shop.goto(demo.shopUrl)
  const isOurs = ({ origin }: { origin: string }) => origin === `chrome-extension://${extensionId}`
  await expect.poll(() => contexts.some(isOurs)).toBe(true)

  const read = async () => {
    const { chrome } = globalThis as unknown as { chrome: ContentScriptApi }
    const found: Record<string, string> = {}
    for (const area of ['local', 'sync', 'session', 'managed']) {
      try {
        found[area] = JSON.stringify(await chrome.storage[area]?.get(null))
      } catch (error) {
        found[area] = `refused: ${String(error)}`
      }
    }
    found['databases'] = JSON.stringify(await indexedDB.databases())
    // Content scripts may not send the messages of extension pages.
    const response = await chrome.runtime.sendMessage({ type: 'settings', what: 'wipe' }).catch(String)
    found['message'] = `response: ${JSON.stringify(response)}`
    return found
  }
  const { result, exceptionDetails } = await debug.send('Runtime.evaluate', {
    expression: `(${read.toString()})()`,
    contextId: contexts.findLast(isOurs)?.id ?? 0,
    awaitPromise: true,
    returnByValue: true,
  })
  expect(exceptionDetails).toBeUndefined()
  const found = result.value as Record<string, string>
  expect(Object.keys(found)).toEqual(['local', 'sync', 'session', 'managed', 'databases', 'message'])
  expect(JSON.stringify(found)).not.toContain(demo.consoleKey)
  expect(found['session']).toContain('refused')
  expect(found['message']).not.toContain('problem')
  const options = await openConnect(browserContext, extensionId, demo.collectorUrl)
  await expect(options.getByRole('article')).toContainText(t('options.list.goals', {}, 14))
})

test('messages to the panel and storage areas do not contain the API key', async ({
  browserContext,
  extensionId,
  demo,
}) => {
  const shop = await browserContext.newPage()
  await shop.goto(demo.shopUrl)
  const panel = await openPanelFor(shop)
  // Connects a second panel port, and records every message that the port or this page receives.
  await panel.evaluate(
    (name) => {
      const api = globalThis as unknown as {
        messages: string[]
        chrome: {
          runtime: {
            connect(info: { name: string }): {
              onMessage: { addListener(listener: (message: unknown) => void): void }
              postMessage(message: object): void
            }
            onMessage: { addListener(listener: (message: unknown) => void): void }
          }
        }
      }
      api.messages = []
      const record = (message: unknown) => void api.messages.push(JSON.stringify(message))
      api.chrome.runtime.onMessage.addListener(record)
      const port = api.chrome.runtime.connect({ name })
      port.onMessage.addListener(record)
      port.postMessage({ type: 'hello', epoch: '', since: 0 })
    },
    `panel:${await tabIdOf(shop)}`,
  )

  await connectConsole(browserContext, extensionId, credentialsOf(demo))
  const messages = () =>
    panel.evaluate(() => (globalThis as unknown as { messages: string[] }).messages.join('\n'))
  await expect.poll(messages).toContain('page_view')
  await expect.poll(messages).toContain('"complete":true')
  expect(await messages()).not.toContain(demo.consoleKey)
  expect(await messages()).not.toContain(demo.sdkKey)

  const stored = await panel.evaluate(async () => {
    const { storage } = (globalThis as unknown as { chrome: ContentScriptApi }).chrome
    const areas = await Promise.all(
      ['local', 'sync', 'session'].map(async (area) => storage[area]?.get(null)),
    )
    return JSON.stringify(areas)
  })
  expect(stored).toContain('page_view')
  expect(stored).not.toContain(demo.consoleKey)
  expect(stored).not.toContain(demo.sdkKey)
})
