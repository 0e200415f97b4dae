/** Bundles the pages of `test/libraries/pages`, as a site's bundler does. */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { build, version } from 'vite'

const LIBRARIES = new URL('../../libraries/', import.meta.url)
/** Bundles are kept here, because the larger ones take seconds to build. */
const CACHE = new URL('../../../.cache/libraries/', import.meta.url)

/** Returns a classic script with a page's library. Rejects when the libraries aren't installed. */
export async function libraryScript(page: string): Promise<string> {
  if (!existsSync(new URL('node_modules/', LIBRARIES))) {
    throw new Error('The compared libraries are not installed. Run: node scripts/setup.mjs libraries')
  }
  const cached = new URL(`${page}-${await inputHash()}.js`, CACHE)
  if (existsSync(cached)) return readFile(cached, 'utf8')
  const code = await bundle(fileURLToPath(new URL(`pages/${page}.js`, LIBRARIES)))
  await mkdir(CACHE, { recursive: true })
  // Another worker may write the same file at the same time.
  const unfinished = new URL(`${page}-${process.pid}.tmp`, CACHE)
  await writeFile(unfinished, code)
  await rename(unfinished, cached)
  return code
}

/** Returns a hash of everything that the bundles are made from. */
async function inputHash(): Promise<string> {
  const pages = (await readdir(new URL('pages/', LIBRARIES))).toSorted()
  const files = ['package-lock.json', ...pages.map((page) => `pages/${page}`)]
  const hash = createHash('sha256').update(version)
  for (const file of files) hash.update(await readFile(new URL(file, LIBRARIES)))
  return hash.digest('hex').slice(0, 16)
}

async function bundle(entry: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(LIBRARIES),
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      // Names of functions stay readable in a difference.
      minify: false,
      lib: { entry, formats: ['iife'], name: 'page' },
    },
  })
  const [built] = [output].flat()
  if (!built || !('output' in built)) throw new Error(`${entry} was not built`)
  return built.output[0].code
}
