/** Builds of the extension in which one of the three sources is not there. */
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { build } from 'wxt'

import type { Source } from '../../../core/capture.ts'

/** The modules by which each source watches, and what they export. */
const MODULES: Readonly<Record<Source, Readonly<Record<string, string>>>> = {
  page: {
    'interceptor.content/transports/fetch.ts': 'watchFetch',
    'interceptor.content/transports/xhr.ts': 'watchXhr',
    'interceptor.content/transports/beacon.ts': 'watchBeacon',
  },
  network: { 'background/network-source.ts': 'watchNetwork' },
  devtools: { 'devtools/network-answers.ts': 'watchNetworkLog' },
}

/** Builds the extension without a source, into a folder of the system's temporary folder; returns the folder. */
export async function buildWithout(source: Source, browser: 'chrome' | 'firefox'): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), `goalkeeper-without-${source}-`))
  const modules = Object.entries(MODULES[source])
  const missed = new Set(modules.map(([path]) => path))
  await build({
    root: fileURLToPath(new URL('../../..', import.meta.url)),
    browser,
    outDir,
    debug: false,
    vite: () => ({
      plugins: [
        {
          name: 'leave-out',
          enforce: 'pre' as const,
          load(id: string) {
            const found = modules.find(([path]) => id.endsWith(`/entrypoints/${path}`))
            if (!found) return null
            missed.delete(found[0])
            return `export const ${found[1]} = () => {}`
          },
        },
      ],
    }),
  })
  // Else a module was renamed, and the table would be that of the whole extension.
  if (missed.size > 0) throw new Error(`Not in the build: ${[...missed].join(', ')}`)
  return join(outDir, `${browser}-mv3`)
}
