/**
 * `npm test` runs the checks, the unit tests, the three builds and the end-to-end tests. `npm run test:full` adds the
 * end-to-end tests tagged @full. A failed step doesn't stop the later ones, except that end-to-end tests need a build.
 *
 * The last line is the total: it counts each test of Vitest and Playwright. A step that fails without a failed test (a
 * check, a build, a test runner that crashed) adds one failure. Checks and builds that pass add nothing.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { duration, runStep } from './step.ts'

interface Count {
  readonly passed: number
  readonly failed: number
}

interface Step {
  readonly name: string
  readonly args?: readonly string[]
  /** The step that must pass before this one can run. */
  readonly needs?: string
  readonly report?: { readonly file: string; readonly count: (report: unknown) => Count }
}

const ROOT = fileURLToPath(new URL('..', import.meta.url))
process.chdir(ROOT)
const isFull = process.argv.includes('--full')
const NO_TESTS: Count = { passed: 0, failed: 0 }

const STEPS: readonly Step[] = [
  { name: 'check' },
  {
    name: 'unit',
    args: ['--reporter=default', '--reporter=json', '--outputFile.json=test-results/unit.json'],
    report: { file: 'test-results/unit.json', count: countVitest },
  },
  { name: 'build' },
  {
    name: isFull ? 'e2e:full' : 'e2e',
    needs: 'build',
    report: { file: 'test-results/e2e.json', count: countPlaywright },
  },
]

const begin = performance.now()
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
const failures: string[] = []
let { passed, failed } = NO_TESTS

for (const { name, args = [], needs, report } of STEPS) {
  if (scripts[name] === undefined) continue
  if (needs !== undefined && failures.includes(needs)) {
    console.log(`\n━━ ${name}: skipped, because ${needs} failed`)
    continue
  }
  console.log(`\n━━ ${name}`)
  // If the test runner crashes before it writes its report, the report of an earlier run would be counted.
  if (report) rmSync(report.file, { force: true })
  const { ok, seconds } = await npmRun(name, args)
  const count = report && existsSync(report.file) ? readCount(report) : NO_TESTS
  passed += count.passed
  failed += ok ? count.failed : Math.max(1, count.failed)
  if (!ok) failures.push(name)
  console.log(`━━ ${name}: ${ok ? 'passed' : 'FAILED'} in ${duration(seconds)}`)
}

if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`)
console.log(`\nTook ${duration((performance.now() - begin) / 1000)}.`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function npmRun(script: string, args: readonly string[]) {
  const all = ['run', '--silent', script, ...(args.length > 0 ? ['--', ...args] : [])]
  // npm passes its own path to the scripts it runs.
  const npm = process.env['npm_execpath']
  const options = { show: true, env: { npm_config_update_notifier: 'false' } }
  return npm?.endsWith('npm-cli.js')
    ? runStep(script, process.execPath, [npm, ...all], options)
    : runStep(script, 'npm', all, options)
}

function readCount({ file, count }: NonNullable<Step['report']>): Count {
  return count(JSON.parse(readFileSync(file, 'utf8')))
}

function countVitest(report: unknown): Count {
  const { numPassedTests, numFailedTests } = report as { numPassedTests: number; numFailedTests: number }
  return { passed: numPassedTests, failed: numFailedTests }
}

/** Playwright calls passed tests "expected" and failed tests "unexpected". Without retries, no test is flaky. */
function countPlaywright(report: unknown): Count {
  const { stats } = report as { stats: { expected: number; unexpected: number; flaky: number } }
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected }
}
