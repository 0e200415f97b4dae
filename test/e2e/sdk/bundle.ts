/** Files of the SDK's npm packages as a page loads them. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { build } from 'vite'

/** A package's own browser bundle, byte for byte. It sets `window.absmartly`. */
export const prebuilt = (file: string) => (): string => readFileSync(fileURLToPath(file), 'utf8')

/** What a site's own bundler makes of a package and of the dependencies that npm gave it; sets `window.absmartly`. */
export const bundled = (entry: string) => async (): Promise<string> => {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: fileURLToPath(entry), formats: ['iife'], name: 'absmartly' },
    },
  })
  const [built] = [output].flat()
  if (!built || !('output' in built)) throw new Error(`${entry} was not built`)
  return built.output[0].code
}
