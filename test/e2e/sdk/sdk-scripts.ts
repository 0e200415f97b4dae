/** Provides scripts of the SDK's npm packages as pages load them. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { build } from 'vite'

/** Reads a package's own browser bundle, byte for byte. It sets `window.absmartly`. */
export const prebuilt = (file: string) => (): string => readFileSync(fileURLToPath(file), 'utf8')

/** Bundles a package with its npm dependencies, as a site's bundler does. The bundle sets `window.absmartly`. */
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
