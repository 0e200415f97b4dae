/**
 * `npm run test:repeat -- 10` runs the end-to-end tests ten times while another process keeps a core busy, and appends
 * each run to `test/repeat-log.tsv`. Ten passes in a row, even on different days, mean that no test is flaky (see
 * CONTRIBUTING.md).
 */
import { spawn, spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { PLAYWRIGHT_CLI } from './browsers/playwright.ts'
import { formatEntry, LOG_HEADER, passesInARow } from './repeat/log.ts'
import { duration, runStep } from './step.ts'

const LOG = 'test/repeat-log.tsv'
const REPORT = 'test-results/e2e.json'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
process.exitCode = await main(process.argv[2] ?? '10')

async function main(argument: string): Promise<number> {
  const runs = Number(argument)
  if (!Number.isInteger(runs) || runs < 1) {
    console.error(`“${argument}” is not a number of runs. Usage: npm run test:repeat -- 10`)
    return 1
  }
  if (!existsSync(LOG)) appendFileSync(LOG, LOG_HEADER)
  const busy = spawn(process.execPath, ['-e', 'for (;;);'], { stdio: 'ignore' })
  process.once('exit', () => busy.kill())
  try {
    let allPassed = true
    for (let run = 1; run <= runs; run++) {
      const passed = await runOnce()
      allPassed &&= passed
      const inARow = passesInARow(readFileSync(LOG, 'utf8'))
      console.log(`Run ${run} of ${runs} ${passed ? 'passed' : 'FAILED'}. Passes in a row: ${inARow}`)
    }
    return allPassed ? 0 : 1
  } finally {
    busy.kill()
  }
}

async function runOnce(): Promise<boolean> {
  const commit = currentCommit()
  rmSync(REPORT, { force: true })
  const { ok, seconds, output } = await runStep('e2e', process.execPath, [PLAYWRIGHT_CLI, 'test'])
  const { passed, failures } = readReport()
  if (!ok) console.error(output)
  // The test runner itself may fail, so that no test is reported as failed.
  const failed = ok ? 0 : Math.max(1, failures.length)
  appendFileSync(
    LOG,
    formatEntry({ date: new Date().toISOString(), commit, passed, failed, seconds, failures }),
  )
  console.log(`${passed} passed, ${failed} failed in ${duration(seconds)}`)
  return ok
}

function git(...args: string[]): string {
  return spawnSync('git', args, { encoding: 'utf8' }).stdout.trim()
}

function currentCommit(): string {
  const changes = git('status', '--porcelain', '--', '.', `:!${LOG}`)
  return git('rev-parse', '--short', 'HEAD') + (changes === '' ? '' : '+')
}

interface ReportedSuite {
  readonly title: string
  readonly specs?: readonly { readonly title: string; readonly ok: boolean }[]
  readonly suites?: readonly ReportedSuite[]
}

/** Reads Playwright's JSON report; an absent one means that no test ran. */
function readReport(): { passed: number; failures: string[] } {
  if (!existsSync(REPORT)) return { passed: 0, failures: [] }
  const { suites } = JSON.parse(readFileSync(REPORT, 'utf8')) as { suites: readonly ReportedSuite[] }
  const specsOf = (suite: ReportedSuite): { name: string; ok: boolean }[] => [
    ...(suite.specs ?? []).map(({ title, ok }) => ({ name: `${suite.title} › ${title}`, ok })),
    ...(suite.suites ?? []).flatMap(specsOf),
  ]
  const specs = suites.flatMap(specsOf)
  return {
    passed: specs.filter(({ ok }) => ok).length,
    failures: specs.filter(({ ok }) => !ok).map(({ name }) => name),
  }
}
