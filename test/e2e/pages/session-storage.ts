/** Reads the extension's session storage. */
import type { BrowserContext } from '@playwright/test'

import type { Capture } from '../../../core/capture.ts'
import { type Attempt, capturesOf } from '../../../core/attempt.ts'
import { backgroundOf } from '../harness/browser/background.ts'

/** A capture of the page's wrapper, with the id of the tab it is stored for. */
export interface StoredCapture extends Capture {
  readonly tabId: number
}

/** An attempt, with the id of the tab it is stored for. */
export interface StoredAttempt extends Attempt {
  readonly tabId: number
}

/** Returns captures of page wrappers whose URL contains `urlPart`, sorted by tab and time. */
export async function storedCaptures(context: BrowserContext, urlPart = ''): Promise<StoredCapture[]> {
  const captures = (await storedAttempts(context, urlPart)).flatMap((attempt) =>
    capturesOf(attempt)
      .filter(({ source }) => source === 'page')
      .map((capture) => ({ ...capture, tabId: attempt.tabId })),
  )
  return captures.toSorted((a, b) => a.tabId - b.tabId || a.at - b.at)
}

/** The facts in a tab's record that tests use. */
export interface StoredFacts {
  readonly evicted: number
  readonly lost: Readonly<Record<string, number>>
  readonly lastSeq: number
  readonly opened: readonly { readonly tabId: number }[]
  readonly pages: readonly { readonly url: string; readonly title: string; readonly restored?: true }[]
}

/** Returns stored attempts whose URL contains `urlPart`, sorted by tab and sequence number. */
export async function storedAttempts(context: BrowserContext, urlPart = ''): Promise<StoredAttempt[]> {
  const worker = await backgroundOf(context)
  const found = await worker.evaluate(async (part) => {
    const stored = Object.entries(await chrome.storage.session.get(null))
    return stored.filter(
      ([key, value]) => key.startsWith('attempt:') && (value as Attempt).captures[0].url.includes(part),
    )
  }, urlPart)
  return found
    .map(([key, value]) => ({ ...(value as Attempt), tabId: Number(key.split(':')[1]) }))
    .toSorted((a, b) => a.tabId - b.tabId || a.seq - b.seq)
}

/** Returns the facts of a tab's record. */
export async function storedFacts(context: BrowserContext, tabId: number): Promise<StoredFacts | undefined> {
  const worker = await backgroundOf(context)
  const all = await worker.evaluate(() => chrome.storage.session.get(null))
  return all[`facts:${tabId}`] as StoredFacts | undefined
}

/** Returns whether a string occurs anywhere in session storage, including its keys. */
export async function isAnywhereInStorage(context: BrowserContext, text: string): Promise<boolean> {
  const worker = await backgroundOf(context)
  return worker.evaluate(
    async (part) => JSON.stringify(await chrome.storage.session.get(null)).includes(part),
    text,
  )
}

/** Returns the size of session storage in bytes. Its limit is 10,485,760. */
export async function storedBytes(context: BrowserContext): Promise<number> {
  const worker = await backgroundOf(context)
  return worker.evaluate(() => chrome.storage.session.getBytesInUse(null))
}
