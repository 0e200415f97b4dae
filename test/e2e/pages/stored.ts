/** What the extension has stored, read where it is kept. */
import type { BrowserContext } from '@playwright/test'

import type { Capture } from '../../../core/capture.ts'
import { type Attempt, capturesOf } from '../../../core/attempt.ts'
import { backgroundOf } from '../harness/browser/background.ts'

/** What the page's wrapper saw, with the tab it is stored for. */
export interface Stored extends Capture {
  readonly tabId: number
}

/** An attempt with the tab it is stored for. */
export interface StoredAttempt extends Attempt {
  readonly tabId: number
}

/** What page wrappers saw whose address has a text in it, in the order of tabs and time. */
export async function storedCaptures(context: BrowserContext, urlPart = ''): Promise<Stored[]> {
  const captures = (await storedAttempts(context, urlPart)).flatMap((attempt) =>
    capturesOf(attempt)
      .filter(({ source }) => source === 'page')
      .map((capture) => ({ ...capture, tabId: attempt.tabId })),
  )
  return captures.toSorted((one, other) => one.tabId - other.tabId || one.at - other.at)
}

/** What the record of a tab says besides its attempts; only what tests look at. */
export interface StoredFacts {
  readonly evicted: number
  readonly lost: Readonly<Record<string, number>>
  readonly lastSeq: number
  readonly opened: readonly { readonly tabId: number }[]
  readonly pages: readonly { readonly url: string; readonly title: string; readonly restored?: true }[]
}

/** The stored attempts whose address has a text in it, in the order of tabs and numbers. */
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
    .toSorted((one, other) => one.tabId - other.tabId || one.seq - other.seq)
}

/** The facts of a tab's record. */
export async function storedFacts(context: BrowserContext, tabId: number): Promise<StoredFacts | undefined> {
  const worker = await backgroundOf(context)
  const all = await worker.evaluate(() => chrome.storage.session.get(null))
  return all[`facts:${tabId}`] as StoredFacts | undefined
}

/** True when a text is anywhere in what is stored for the session, keys included. */
export async function isAnywhereInStorage(context: BrowserContext, text: string): Promise<boolean> {
  const worker = await backgroundOf(context)
  return worker.evaluate(
    async (part) => JSON.stringify(await chrome.storage.session.get(null)).includes(part),
    text,
  )
}

/** How many bytes the session's storage has taken; it refuses more than 10,485,760. */
export async function storedBytes(context: BrowserContext): Promise<number> {
  const worker = await backgroundOf(context)
  return worker.evaluate(() => chrome.storage.session.getBytesInUse(null))
}
