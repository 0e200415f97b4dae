import { expect } from '@playwright/test'

import type { GridRow } from '../harness/panel/goal-grid.ts'
import { t } from '../harness/messages.ts'
import { SDK_VERSIONS } from '../sdk/sdk-versions.ts'
import type { BrowserName } from '../harness/browser/browser-name.ts'
import type { ExpectedLoss, LossMode, SdkName } from './mode.ts'
import { sdkScript } from './loss-page.ts'
import { copyGoal, trackedGoal, leavesPage, nextGoalOf, startLossSite, type LossSite } from './loss-site.ts'

/** A tab with Goalkeeper's panel in its DevTools. */
export interface LossTab {
  readonly goto: (url: string) => Promise<void>
  /** Empties the list, because only rows within the viewport can be read. */
  readonly clear: () => Promise<void>
  readonly rows: () => Promise<GridRow[]>
  /** Text of every line of the list, including headers and banners. */
  readonly lines: () => Promise<string[]>
  /** Number of attempts that the Delivery tab lists for a goal's row. */
  readonly attemptsOf: (goal: string) => Promise<number>
}

/** Observed state of one mode with one SDK. Replaces a value that matches its expectation with the expectation. */
type LossResult = Readonly<Partial<Record<keyof ExpectedLoss | 'next', unknown>>>

/** A mode with one SDK, on a page of its own or shared with other SDKs. */
interface LossRun {
  readonly mode: LossMode
  readonly sdk: SdkName
  readonly site: LossSite
  readonly expected: ExpectedLoss
}

/**
 * Time limit for a page to reach its expected state, in ms. The SDK may retry for 1.7 s, and 5 s without a retry must
 * pass before a delivery counts as lost; a busy machine has taken four times as long.
 */
const SETTLED_MS = 40_000
/** Poll interval in ms. Polling takes CPU time that the browsers need. */
const POLL_MS = 700

/** Runs each mode with each SDK and compares the panel's rows and the server's log with the expectations. */
export async function checkLosses(
  name: BrowserName,
  tabs: readonly LossTab[],
  modes: readonly LossMode[],
  allSdks: readonly SdkName[],
): Promise<void> {
  const script = await scriptOf(allSdks)
  const queue = modes.flatMap((mode): { mode: LossMode; sdks: readonly SdkName[] }[] =>
    mode.separatePages ? allSdks.map((sdk) => ({ mode, sdks: [sdk] })) : [{ mode, sdks: allSdks }],
  )
  const sites: LossSite[] = []
  const runs: LossRun[] = []
  const results = new Map<LossRun, LossResult>()
  const runModes = async (tab: LossTab) => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { mode, sdks } = next
      const site = await startLossSite(mode, sdks, script)
      sites.push(site)
      const all = sdks.map((sdk): LossRun => ({ mode, sdk, site, expected: mode.expected(sdk, name) }))
      runs.push(...all)
      const found = await runPage(tab, site.url, all)
      all.forEach((run, index) => results.set(run, found[index] ?? {}))
    }
  }
  try {
    await Promise.all(tabs.map(runModes))
    const byName = (of: (run: LossRun) => LossResult) =>
      Object.fromEntries(runs.map((run) => [`${run.mode.name}, SDK ${run.sdk}`, of(run)]))
    // Read the log again, because requests may have arrived after the panel was read.
    const found = byName((run) => ({ ...results.get(run), ...readServerLog(run) }))
    expect(found).toEqual(byName(expectedResult))
  } finally {
    await Promise.all(sites.map(({ stop }) => stop()))
  }
}

async function scriptOf(sdks: readonly SdkName[]): Promise<string> {
  const scripts: Record<string, string> = {}
  for (const { name, script } of SDK_VERSIONS) {
    if (sdks.some((sdk) => sdk === name)) scripts[name] = await script()
  }
  return sdkScript(scripts)
}

const expectedResult = ({ mode, expected }: LossRun): LossResult => ({
  ...expected,
  ...(leavesPage(mode) && { next: t('delivery.kind.accepted') }),
})

/** Opens a page and polls until it is as expected. Doesn't throw: `checkLosses` reports all differences together. */
async function runPage(tab: LossTab, url: string, all: readonly LossRun[]): Promise<readonly LossResult[]> {
  let found: LossResult[] = []
  await tab.clear()
  await tab.goto(url)
  await expect(async () => {
    found = await readPanel(tab, all)
    expect(found).toEqual(all.map(expectedResult))
  })
    .toPass({ timeout: SETTLED_MS, intervals: [POLL_MS] })
    .catch(() => {})
  return found
}

/** Reads the panel. Opens the Delivery tab, which is slow, only once the list is as expected. */
async function readPanel(tab: LossTab, all: readonly LossRun[]): Promise<LossResult[]> {
  const rows = await tab.rows()
  const lines = all.some(({ expected }) => expected.banner) ? await tab.lines() : []
  const found = all.map((run) => ({ ...readList(rows, lines, run), ...readServerLog(run) }))
  if (!all.every(({ expected }, index) => found[index]?.delivery === expected.delivery)) return found
  const complete: LossResult[] = []
  for (const [index, { mode, sdk, expected }] of all.entries()) {
    const attempts = expected.attempts !== undefined && (await tab.attemptsOf(trackedGoal(mode, sdk)))
    complete.push({ ...found[index], ...(attempts !== false && { attempts }) })
  }
  return complete
}

/** Returns the requests that reached the server. */
const readServerLog = ({ sdk, site, expected: { server, loads } }: LossRun): LossResult => ({
  server: server === 'anything' ? server : site.responses(sdk, 'PUT'),
  ...(loads && { loads: site.responses(sdk, 'GET') }),
})

/** Returns what the panel's list shows. */
function readList(
  rows: readonly GridRow[],
  lines: readonly string[],
  { mode, sdk, expected }: LossRun,
): LossResult {
  const { delivery, copies, banner } = expected
  const own = deliveriesOf(rows, (name) => name === trackedGoal(mode, sdk)).join(' + ')
  const others = deliveriesOf(rows, (name) => name.startsWith(copyGoal(mode, sdk)))
  const agrees = delivery === null ? own === '' : delivery.test(own)
  return {
    delivery: agrees ? delivery : own,
    ...(copies && { copies: allMatch(copies, others) ? copies : others }),
    ...(banner && { banner: bannerOf(lines, mode.name, banner) }),
    ...(leavesPage(mode) && {
      next: deliveriesOf(rows, (name) => name === nextGoalOf(mode, sdk)).join(' + '),
    }),
  }
}

/** Returns the delivery column of the matching goals' rows, sorted by goal name. */
const deliveriesOf = (rows: readonly GridRow[], isMatch: (goal: string) => boolean): string[] =>
  rows
    .map(({ goal = '', delivery = '' }) => ({ goal, delivery }))
    .filter(({ goal }) => isMatch(goal))
    .toSorted((a, b) => (a.goal < b.goal ? -1 : 1))
    .map(({ delivery }) => delivery)

const allMatch = (expected: readonly RegExp[], deliveries: readonly string[]): boolean =>
  deliveries.length === expected.length &&
  expected.every((pattern, index) => pattern.test(deliveries[index] ?? ''))

/** Looks for a banner below the header of the mode's page. */
function bannerOf(lines: readonly string[], mode: string, banner: RegExp): unknown {
  const head = lines.findIndex((line) => line.includes(`Page ${mode}`))
  const isShown = head >= 0 && lines.slice(head).some((line) => banner.test(line))
  return isShown ? banner : lines.join('\n')
}
