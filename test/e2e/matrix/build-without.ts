/** A program: builds the extension without a source. Arguments: the source, the browser, the folder to write into. */
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
  network: { 'background/network/network-source.ts': 'watchNetwork' },
  devtools: { 'devtools/network-log.ts': 'watchNetworkLog' },
}

const [source, browser, outDir] = process.argv.slice(2) as [Source, 'chrome' | 'firefox', string]
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
