/** Compares everything that a page can observe in Chromium with and without Goalkeeper. */
import type { BrowserContext } from '@playwright/test'

import { launchBrowser } from '../harness/browser/launch.ts'
import { test } from '../harness/fixtures.ts'
import type { PageServer } from '../harness/page/page-server.ts'
import { collectConsole, observeChromiumTools } from './chromium-tools.ts'
import { startIdentitySite } from './identity-site.ts'
import { observeAll } from './observe.ts'
import type { Observables } from './page-tools.ts'
import { expectSame } from './expect-same.ts'

test('Chromium: a page observes the same with and without Goalkeeper', async () => {
  const [plain, observed] = await Promise.all([observe(null), observe(undefined)])
  await expectSame(test.info(), 'Chromium', plain, observed)
})

/** @param extension null for a browser without Goalkeeper */
async function observe(extension: null | undefined): Promise<Observables> {
  const server = await startIdentitySite()
  const { context, close } = await launchBrowser(extension === null ? { extension } : {})
  try {
    const page = await context.newPage()
    const console = collectConsole(page)
    const identityPage = {
      goto: (url: string) => page.goto(url),
      evaluate: (expression: string) => page.evaluate(expression),
    }
    const seen = await observeAll(identityPage, server)
    return {
      ...seen,
      ...(await observeChromiumTools(page)),
      ...console.rows(),
      ...(await observeEarlierWrapper(context, server)),
    }
  } finally {
    await close()
    await server.stop()
  }
}

/** Opens a page whose `fetch` another tool has wrapped before Goalkeeper's scripts start. */
async function observeEarlierWrapper(context: BrowserContext, { url }: PageServer): Promise<Observables> {
  const page = await context.newPage()
  await page.addInitScript(() => {
    const native = window.fetch
    const calls: unknown[] = []
    function wrapper(this: unknown, ...args: Parameters<typeof fetch>) {
      calls.push([this === window, args.length, Reflect.ownKeys(args[1] ?? {})])
      return native.apply(this as Window, args)
    }
    window.fetch = Object.assign(wrapper, { calls })
  })
  await page.goto(`${url}/isolated`)
  const seen = await page.evaluate(async () => {
    const { calls, name, length } = fetch as typeof fetch & { calls: unknown[] }
    const response = await fetch('/echo/v1/context?earlier', { method: 'PUT', body: '{}' })
    return {
      'a fetch that was wrapped before: source text': String(fetch),
      'a fetch that was wrapped before: name, length, keys': [
        name,
        length,
        Reflect.ownKeys(fetch).map(String),
      ],
      'a fetch that was wrapped before: its calls': calls,
      'a fetch that was wrapped before: received': await response.text(),
      'a fetch that was wrapped before: source text by Function.prototype.toString':
        Function.prototype.toString.call(fetch),
    }
  })
  await page.close()
  return seen
}
