import { backgroundOf, stopBackground } from './background.ts'
import type { LaunchedBrowser } from './launch.ts'

/** Closes every tab, deletes everything the extension stored, and stops its background, which clears its memory. */
export async function resetBrowser({ context }: LaunchedBrowser): Promise<void> {
  const before = context.pages().filter((page) => !page.url().startsWith('devtools://'))
  // Chromium exits when its last tab closes.
  await context.newPage()
  await Promise.all(before.map((page) => page.close()))
  const background = await backgroundOf(context)
  await background.evaluate(clearStorage)
  await stopBackground(context)
}

/** Clears all storage areas and databases. Runs in the background. */
async function clearStorage(): Promise<void> {
  await Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()])
  const settled = (request: IDBRequest | IDBTransaction, event: 'success' | 'complete') =>
    new Promise<void>((resolve, reject) => {
      request.addEventListener(event, () => resolve())
      request.addEventListener('error', () => reject(request.error ?? new Error(event)))
    })
  for (const { name = '' } of await indexedDB.databases()) {
    const opening = indexedDB.open(name)
    await settled(opening, 'success')
    const stores = [...opening.result.objectStoreNames]
    if (stores.length > 0) {
      const clearing = opening.result.transaction(stores, 'readwrite')
      for (const store of stores) clearing.objectStore(store).clear()
      await settled(clearing, 'complete')
    }
    opening.result.close()
  }
}
