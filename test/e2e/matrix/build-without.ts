/** Script that builds the extension without one source. Arguments: source, browser, output folder. */
import { fileURLToPath } from 'node:url'

import { build } from 'wxt'

import type { Source } from '../../../core/capture.ts'

/** Modules that observe requests for each source, with the function they export. */
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
const missing = new Set(modules.map(([path]) => path))

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
          const match = modules.find(([path]) => id.endsWith(`/entrypoints/${path}`))
          if (!match) return null
          missing.delete(match[0])
          return `export const ${match[1]} = () => {}`
        },
      },
    ],
  }),
})
// A renamed module would stay in the build, and the table would describe the complete extension.
if (missing.size > 0) throw new Error(`Modules not found in the build: ${[...missing].join(', ')}`)
