/** Files that the shop serves: its own scripts and styles, and the SDK as published on npm. */
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { HttpResponse } from '../exchange.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
}

/** Path of the SDK on the shop's server. */
export const SDK_PATH = '/vendor/absmartly.min.js'

/** Folders by the path they are served under. The SDK's folder is resolved like an import of the SDK. */
const FOLDERS = {
  '/assets/': fileURLToPath(new URL('browser', import.meta.url)),
  '/vendor/': dirname(
    createRequire(import.meta.url).resolve('@absmartly/javascript-sdk/dist/absmartly.min.js'),
  ),
}

/** Returns the file at a path, if the shop has it. Only names listed in a folder match, so paths can't leave it. */
export function asset(path: string): HttpResponse | undefined {
  for (const [prefix, folder] of Object.entries(FOLDERS)) {
    const name = path.slice(prefix.length)
    if (!path.startsWith(prefix) || !readdirSync(folder).includes(name)) continue
    const type = TYPES[extname(name)] ?? 'text/plain; charset=utf-8'
    // No caching, so that an edited file shows on reload.
    const headers = { 'content-type': type, 'cache-control': 'no-store' }
    return { status: 200, headers, body: readFileSync(join(folder, name), 'utf8') }
  }
  return undefined
}
