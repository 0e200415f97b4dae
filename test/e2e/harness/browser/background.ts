/** Finds the extension's service worker, and stops it as Chromium does when it is idle. */
import type { BrowserContext, CDPSession, Worker } from '@playwright/test'

import { poll } from '../poll.ts'

const isExtension = (url: string) => url.startsWith('chrome-extension://')

/**
 * Returns Playwright's object for the service worker, which stays the same across restarts. While the worker is stopped,
 * an `evaluate` waits until something starts it.
 */
export async function backgroundOf(context: BrowserContext): Promise<Worker> {
  return (
    context.serviceWorkers().find((worker) => isExtension(worker.url())) ??
    (await context.waitForEvent('serviceworker', {
      predicate: (worker) => isExtension(worker.url()),
      timeout: 15_000,
    }))
  )
}

/** Returns the id that Chromium gave the unpacked extension. */
export async function extensionIdOf(context: BrowserContext): Promise<string> {
  return new URL((await backgroundOf(context)).url()).host
}

/**
 * Returns a name for the running instance of the background, or null when it is stopped. The name is stored in the
 * instance's memory, so every new instance has a different one.
 */
export async function backgroundInstance(context: BrowserContext): Promise<string | null> {
  const browserSession = await browserSessionOf(context)
  try {
    return await instanceName(context, browserSession)
  } finally {
    await browserSession.detach()
  }
}

/**
 * Stops the background and waits until that instance is gone. Its memory is lost, as after 30 idle seconds. An open panel
 * notices and starts a new instance within about 100 ms. Otherwise the background stays stopped until it gets a message.
 */
export async function stopBackground(context: BrowserContext): Promise<void> {
  const browserSession = await browserSessionOf(context)
  try {
    const before = await instanceName(context, browserSession)
    const targetId = await runningTarget(browserSession)
    if (before === null || targetId === null) return
    // Closing the target terminates the worker at once, even with debuggers attached.
    await browserSession.send('Target.closeTarget', { targetId })
    await poll(
      async () => (await instanceName(context, browserSession)) !== before,
      10_000,
      'the background did not stop',
    )
  } finally {
    await browserSession.detach()
  }
}

/** Starts a CDP session with the browser instead of one page, so that it includes every worker. */
export async function browserSessionOf(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser()
  if (!browser) throw new Error('This context has no browser of its own. Use launchBrowser().')
  return browser.newBrowserCDPSession()
}

async function runningTarget(browserSession: CDPSession): Promise<string | null> {
  const { targetInfos } = await browserSession.send('Target.getTargets')
  const target = targetInfos.find(({ type, url }) => type === 'service_worker' && isExtension(url))
  return target?.targetId ?? null
}

async function instanceName(context: BrowserContext, browserSession: CDPSession): Promise<string | null> {
  if ((await runningTarget(browserSession)) === null) return null
  const worker = await backgroundOf(context)
  const name = worker.evaluate(() => {
    const memory = globalThis as { harnessInstance?: string }
    memory.harnessInstance ??= crypto.randomUUID()
    return memory.harnessInstance
  })
  // The call never settles if the worker stops meanwhile.
  const stopped = new Promise<null>((resolve) => setTimeout(resolve, 1000, null))
  return Promise.race([name.catch(() => null), stopped])
}
