/**
 * `npm run bench` measures how long the panel takes for a keystroke in the filter, for a sort, and for the frames of a
 * scroll, with 1,000, 10,000 and 100,000 goal events. In the same browser and run, it measures two baselines: a
 * document with the same number of plain rows, and a virtual list of empty rows. Machines and runs differ, so only the
 * ratios count. Before that, it measures without a browser how long all rules take for a goal event, compared with one
 * `JSON.parse` of its publish.
 */
import { join } from 'node:path'

import type { Page } from '@playwright/test'
import { runnerImport } from 'vite'

import { launchBrowser, type LaunchedBrowser } from '../test/e2e/harness/browser/launch.ts'
import { servePages } from '../test/e2e/harness/page/page-server.ts'
import { baselineRoutes } from './bench/baselines.ts'
import type * as findings from './bench/rule-cost'
import { answerAsBackground } from './bench/in-panel.ts'
import { type Timings, measurePage, measurePanel } from './bench/measure.ts'
import { buildExtension, ROOT, withProgress } from './show.ts'

const COUNTS = [1000, 10_000, 100_000]
const LOAD_MS = 300_000
/** Registries that the rules are measured with: number of goals, number of metrics. */
const REGISTRIES = [
  [50, 50],
  [5000, 1000],
] as const

await printRuleCost()

await withProgress('Building the extension', buildExtension)
const browser = await launchBrowser()
for (const events of COUNTS) {
  const panel = await timePanel(browser, events)
  const server = await servePages(baselineRoutes(events))
  const plain = await timePage(browser, `${server.url}/plain`)
  const virtual = await timePage(browser, `${server.url}/virtual`)
  await server.stop()
  print(events, panel, plain, virtual)
}
await browser.close()

async function printRuleCost(): Promise<void> {
  // The rules are written for a bundler, so Vite loads them.
  const { module } = await runnerImport<typeof findings>(join(ROOT, 'scripts/bench/rule-cost.ts'))
  // This first run only warms up.
  module.measureFindings(50, 50)
  console.log('All rules for one goal event')
  console.table(
    Object.fromEntries(
      REGISTRIES.map(([goals, metrics]) => {
        const { parse, find } = module.measureFindings(goals, metrics)
        const row = {
          'JSON.parse (µs)': Number(parse.toFixed(1)),
          'all rules (µs)': Number(find.toFixed(1)),
          'vs. JSON.parse': `${(find / parse).toFixed(2)} ×`,
        }
        return [`${goals} goals, ${metrics} metrics`, row]
      }),
    ),
  )
}

async function timePanel({ context, extensionId }: LaunchedBrowser, events: number): Promise<Timings> {
  const page = await newPage(context)
  await page.addInitScript(answerAsBackground, events)
  await page.goto(`chrome-extension://${extensionId}/panel.html?tabId=1`)
  const rows = page.locator(`[role=grid][aria-rowcount="${events + 2}"]`)
  await rows.waitFor({ timeout: LOAD_MS })
  const measured = await measurePanel(page)
  await page.close()
  return measured
}

async function timePage({ context }: LaunchedBrowser, url: string): Promise<Timings> {
  const page = await newPage(context)
  await page.goto(url, { timeout: LOAD_MS })
  await page.waitForFunction(() => 'ready' in globalThis, undefined, { timeout: LOAD_MS })
  const measured = await measurePage(page)
  await page.close()
  return measured
}

async function newPage(context: LaunchedBrowser['context']): Promise<Page> {
  const page = await context.newPage()
  await page.setViewportSize({ width: 1400, height: 900 })
  page.setDefaultTimeout(LOAD_MS)
  return page
}

function ratio(panelMs: number, baselineMs: number): string {
  return `${(panelMs / Math.max(baselineMs, 0.1)).toFixed(2)} ×`
}

function print(events: number, panel: Timings, plain: Timings, virtual: Timings): void {
  console.log(`\n${events.toLocaleString('en')} goal events`)
  console.table(
    Object.fromEntries(
      (['keystroke', 'sort', 'frame', 'worstFrame'] as const).map((timing) => [
        timing,
        {
          'panel (ms)': Number(panel[timing].toFixed(1)),
          'plain rows (ms)': Number(plain[timing].toFixed(1)),
          'empty list (ms)': Number(virtual[timing].toFixed(1)),
          'vs. plain rows': ratio(panel[timing], plain[timing]),
          'vs. empty list': ratio(panel[timing], virtual[timing]),
        },
      ]),
    ),
  )
}
