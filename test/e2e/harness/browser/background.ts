/** The extension's service worker: finding it, and stopping it as Chromium does when it is idle. */
import type { BrowserContext, CDPSession, Worker } from '@playwright/test'

import { poll } from '../poll.ts'

const isExtension = (url: string) => url.startsWith('chrome-extension://')

/**
 * The service worker as Playwright knows it; the same object goes on standing for it after a stop and a new start.
 * While it is stopped, an `evaluate` on it waits until something starts it.
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

/** The id Chromium gave the unpacked extension. */
export async function extensionIdOf(context: BrowserContext): Promise<string> {
  return new URL((await backgroundOf(context)).url()).host
}

/**
 * Names the running instance of the background: the name is in its memory, so a new instance has another one. Null
 * when none is running.
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
 * Stops the background and waits until that instance is gone. What is in its memory is lost, as after 30 idle
 * seconds. An open panel notices and starts a new one within some 100 ms; else it is stopped until something is sent.
 */
export async function stopBackground(context: BrowserContext): Promise<void> {
  const browserSession = await browserSessionOf(context)
  try {
    const before = await instanceName(context, browserSession)
    const targetId = await runningTarget(browserSession)
    if (before === null || targetId === null) return
    // Closing a worker's target ends its process's part at once, attached debuggers or not.
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

/** Starts a session with the browser itself, not with one of its pages: it hears of every worker. */
export async function browserSessionOf(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser()
  if (!browser) throw new Error('This context has no browser of its own; use launchBrowser().')
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
  // It may have stopped between the question and the answer, and then the answer never comes.
  const stopped = new Promise<null>((resolve) => setTimeout(resolve, 1000, null))
  return Promise.race([name.catch(() => null), stopped])
}
