/** Builds the extension without one of its three sources. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

import type { Source } from '../../../core/capture.ts'

/** A build in the system's temporary folder. */
export interface TemporaryBuild {
  readonly folder: string
  readonly remove: () => Promise<void>
}

/** Builds the extension without one source, in a child process because a build writes to the terminal. */
export async function buildWithout(source: Source, browser: 'chrome' | 'firefox'): Promise<TemporaryBuild> {
  const outDir = await mkdtemp(join(tmpdir(), `goalkeeper-without-${source}-`))
  const remove = () => rm(outDir, { recursive: true, force: true })
  const program = fileURLToPath(new URL('build-without.ts', import.meta.url))
  try {
    await promisify(execFile)(process.execPath, [program, source, browser, outDir])
  } catch (error) {
    await remove()
    throw error
  }
  return { folder: join(outDir, `${browser}-mv3`), remove }
}
