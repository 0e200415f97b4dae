/** `npm run coverage` runs the coverage tests in real browsers, and writes the results to docs/coverage.md. */
import { join } from 'node:path'

import { PLAYWRIGHT_CLI } from './browsers/playwright.ts'
import { ROOT } from './show.ts'
import { runStep } from './step.ts'

process.chdir(ROOT)
const wxt = join(ROOT, 'node_modules/wxt/bin/wxt.mjs')
for (const browser of ['chrome', 'firefox']) {
  const { ok, output } = await runStep('building', process.execPath, [wxt, 'build', '-b', browser])
  if (!ok) throw new Error(`Could not build the extension.\n${output}`)
}
const config = '--config=playwright.full.config.ts'
const args = [PLAYWRIGHT_CLI, 'test', 'coverage', config, '--grep', 'every publish', '--workers=1']
const env = { GOALKEEPER_WRITE_COVERAGE: '1' }
const { ok } = await runStep('coverage', process.execPath, args, { show: true, env })
process.exitCode = ok ? 0 : 1
