/**
 * `npm run bench`: how long the panel takes for a keystroke in the filter, for a sort, and for the frames of a scroll, with
 * 1,000, 10,000 and 100,000 goal events; beside as many plain rows in a document and beside a virtual list without
 * anything in its rows, in the same browser and the same run. Machines differ, and so do runs: what counts are the ratios.
 * Before that, without a browser: what all finding rules take for a goal event, beside one `JSON.parse` of its publish.
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
/** Goals and metrics of the registries by which findings are made. */
const REGISTRIES = [
  [50, 50],
  [5000, 1000],
] as const

await printFindings()

await withProgress('Building the extension', buildExtension)
const browser = await launchBrowser()
for (const events of COUNTS) {
  const panel = await ofPanel(browser, events)
  const server = await servePages(baselineRoutes(events))
  const plain = await ofPage(browser, `${server.url}/plain`)
  const virtual = await ofPage(browser, `${server.url}/virtual`)
  await server.stop()
  print(events, panel, plain, virtual)
}
await browser.close()

async function printFindings(): Promise<void> {
  // The rules are written for a bundler, so it takes one to load them.
  const { module } = await runnerImport<typeof findings>(join(ROOT, 'scripts/bench/rule-cost.ts'))
  // To warm up.
  module.measureFindings(50, 50)
  console.log('Findings of one goal event')
  console.table(
    Object.fromEntries(
      REGISTRIES.map(([goals, metrics]) => {
        const { parse, find } = module.measureFindings(goals, metrics)
        const row = {
          'JSON.parse (µs)': Number(parse.toFixed(1)),
          'all rules (µs)': Number(find.toFixed(1)),
          'of JSON.parse': `${(find / parse).toFixed(2)} ×`,
        }
        return [`${goals} goals, ${metrics} metrics`, row]
      }),
    ),
  )
}

async function ofPanel({ context, extensionId }: LaunchedBrowser, events: number): Promise<Timings> {
  const page = await newPage(context)
  await page.addInitScript(answerAsBackground, events)
  await page.goto(`chrome-extension://${extensionId}/panel.html?tabId=1`)
  const rows = page.locator(`[role=grid][aria-rowcount="${events + 2}"]`)
  await rows.waitFor({ timeout: LOAD_MS })
  const measured = await measurePanel(page)
  await page.close()
  return measured
}

async function ofPage({ context }: LaunchedBrowser, url: string): Promise<Timings> {
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

function ratio(own: number, other: number): string {
  return `${(own / Math.max(other, 0.1)).toFixed(2)} ×`
}

function print(events: number, panel: Timings, plain: Timings, virtual: Timings): void {
  console.log(`\n${events.toLocaleString('en')} goal events`)
  console.table(
    Object.fromEntries(
      (['keystroke', 'sort', 'frame', 'worstFrame'] as const).map((what) => [
        what,
        {
          'panel (ms)': Number(panel[what].toFixed(1)),
          'plain rows (ms)': Number(plain[what].toFixed(1)),
          'empty list (ms)': Number(virtual[what].toFixed(1)),
          'of plain rows': ratio(panel[what], plain[what]),
          'of an empty list': ratio(panel[what], virtual[what]),
        },
      ]),
    ),
  )
}
