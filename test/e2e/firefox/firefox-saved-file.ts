import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

import type { SavedFile } from '../harness/files/saved-file.ts'
import { poll } from '../harness/poll.ts'
import type { ChromeScope } from './chrome-scope.ts'
import type { Firefox } from './launch-firefox.ts'

const SAVED_MS = 15_000

/** Runs an action in any tab or panel and returns the file that it saves into the profile's download folder. */
export async function savedFileBy({ inChrome }: Firefox, act: () => Promise<unknown>): Promise<SavedFile> {
  const before = await inChrome(savedPaths, null)
  await act()
  const isNew = (path: string) => !before.includes(path)
  const path = await poll(
    async () => (await inChrome(savedPaths, null)).find(isNew),
    SAVED_MS,
    'no file was saved',
  )
  return { name: basename(path), text: readFileSync(path, 'utf8') }
}

interface DownloadsModule {
  readonly Downloads: {
    readonly ALL: string
    getList(kind: string): Promise<{ getAll(): Promise<readonly Download[]> }>
  }
}

interface Download {
  readonly succeeded: boolean
  readonly target: { readonly path: string }
}

/** Returns the paths of completed downloads. Runs in the browser's scope. */
async function savedPaths(): Promise<string[]> {
  const { ChromeUtils } = globalThis as unknown as ChromeScope
  const { Downloads } = ChromeUtils.importESModule(
    'resource://gre/modules/Downloads.sys.mjs',
  ) as unknown as DownloadsModule
  const all = await (await Downloads.getList(Downloads.ALL)).getAll()
  return all.filter(({ succeeded }) => succeeded).map(({ target }) => target.path)
}
