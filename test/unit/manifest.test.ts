// @vitest-environment node
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from 'wxt'

/** Timeout for three builds on a busy machine, in ms. */
const BUILDS_MS = 120_000

let out = ''

beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'goalkeeper-manifest-'))
  for (const browser of ['chrome', 'edge', 'firefox']) await build({ browser, outDir: out, debug: false })
}, BUILDS_MS)

afterAll(async () => {
  await rm(out, { recursive: true, force: true })
})

const manifestOf = async (browser: string): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(out, `${browser}-mv3`, 'manifest.json'), 'utf8')) as Record<string, unknown>

describe.each(['chrome', 'edge', 'firefox'])('manifest for %s', (browser) => {
  it('matches the reviewed snapshot', async () => {
    const manifest = JSON.stringify(await manifestOf(browser), null, 2)
    await expect(`${manifest}\n`).toMatchFileSnapshot(`../fixtures/manifests/${browser}.json`)
  })

  it('requests only the agreed permissions', async () => {
    const manifest = await manifestOf(browser)
    expect(manifest['permissions']).toEqual(['storage', 'webRequest'])
    expect(manifest['host_permissions']).toEqual(['<all_urls>'])
    expect(manifest).not.toHaveProperty('optional_permissions')
  })

  it('loads the bridge before the interceptor', async () => {
    const scripts = (await manifestOf(browser))['content_scripts'] as { js: string[]; world?: string }[]
    expect(scripts.map(({ js }) => js[0])).toEqual([
      'content-scripts/bridge.js',
      'content-scripts/interceptor.js',
    ])
    expect(scripts[1]?.world).toBe('MAIN')
  })
})
