import { expect } from '@playwright/test'

import type { GridRow } from '../harness/panel/goal-grid.ts'
import { t } from '../harness/messages.ts'
import { SDK_VERSIONS } from '../sdk/sdk-versions.ts'
import type { BrowserName, ExpectedLoss, LossMode, SdkName } from './mode.ts'
import { sdkScript } from './loss-page.ts'
import { besideGoal, trackedGoal, isLeft, nextGoalOf, stage, type Staged } from './loss-site.ts'

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

/** Findings for one mode and SDK. A value that matches its expectation is replaced by the expectation. */
type ModeFindings = Readonly<Partial<Record<keyof ExpectedLoss | 'next', unknown>>>

/** A mode with one SDK, on a page of its own or shared with other SDKs. */
interface Running {
  readonly mode: LossMode
  readonly sdk: SdkName
  readonly scene: Staged
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
  const waiting = modes.flatMap((mode): { mode: LossMode; sdks: readonly SdkName[] }[] =>
    mode.apart ? allSdks.map((sdk) => ({ mode, sdks: [sdk] })) : [{ mode, sdks: allSdks }],
  )
  const scenes: Staged[] = []
  const begun: Running[] = []
  const shown = new Map<Running, ModeFindings>()
  const runModes = async (tab: LossTab) => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { mode, sdks } = next
      const scene = await stage(mode, sdks, script)
      scenes.push(scene)
      const all = sdks.map((sdk): Running => ({ mode, sdk, scene, expected: mode.expected(sdk, name) }))
      begun.push(...all)
      const found = await runPage(tab, scene.url, all)
      all.forEach((running, index) => shown.set(running, found[index] ?? {}))
    }
  }
  try {
    await Promise.all(tabs.map(runModes))
    const byName = (of: (running: Running) => ModeFindings) =>
      Object.fromEntries(begun.map((running) => [`${running.mode.name}, SDK ${running.sdk}`, of(running)]))
    // Read the log again, because requests may have arrived after the panel was read.
    const found = byName((running) => ({ ...shown.get(running), ...arrived(running) }))
    expect(found).toEqual(byName(wanted))
  } finally {
    await Promise.all(scenes.map(({ stop }) => stop()))
  }
}

async function scriptOf(sdks: readonly SdkName[]): Promise<string> {
  const scripts: Record<string, string> = {}
  for (const { name, script } of SDK_VERSIONS) {
    if (sdks.some((sdk) => sdk === name)) scripts[name] = await script()
  }
  return sdkScript(scripts)
}

const wanted = ({ mode, expected }: Running): ModeFindings => ({
  ...expected,
  ...(isLeft(mode) && { next: t('delivery.kind.accepted') }),
})

/** Opens a page and polls until it is as expected. Doesn't throw: `checkLosses` reports all differences together. */
async function runPage(tab: LossTab, url: string, all: readonly Running[]): Promise<readonly ModeFindings[]> {
  let found: ModeFindings[] = []
  await tab.clear()
  await tab.goto(url)
  await expect(async () => {
    found = await look(tab, all)
    expect(found).toEqual(all.map(wanted))
  })
    .toPass({ timeout: SETTLED_MS, intervals: [POLL_MS] })
    .catch(() => {})
  return found
}

/** Reads the panel. Opens the Delivery tab, which is slow, only once the list is as expected. */
async function look(tab: LossTab, all: readonly Running[]): Promise<ModeFindings[]> {
  const rows = await tab.rows()
  const lines = all.some(({ expected }) => expected.banner) ? await tab.lines() : []
  const found = all.map((running) => ({ ...listed(rows, lines, running), ...arrived(running) }))
  if (!all.every(({ expected }, index) => found[index]?.delivery === expected.delivery)) return found
  const whole: ModeFindings[] = []
  for (const [index, { mode, sdk, expected }] of all.entries()) {
    const attempts = expected.attempts !== undefined && (await tab.attemptsOf(trackedGoal(mode, sdk)))
    whole.push({ ...found[index], ...(attempts !== false && { attempts }) })
  }
  return whole
}

/** Requests that reached the server. */
const arrived = ({ sdk, scene, expected: { server, loads } }: Running): ModeFindings => ({
  server: server === 'anything' ? server : scene.answered(sdk, 'PUT'),
  ...(loads && { loads: scene.answered(sdk, 'GET') }),
})

/** Content of the panel's list. */
function listed(
  rows: readonly GridRow[],
  lines: readonly string[],
  { mode, sdk, expected }: Running,
): ModeFindings {
  const { delivery, beside, banner } = expected
  const own = saidOf(rows, (name) => name === trackedGoal(mode, sdk)).join(' + ')
  const others = saidOf(rows, (name) => name.startsWith(besideGoal(mode, sdk)))
  const agrees = delivery === null ? own === '' : delivery.test(own)
  return {
    delivery: agrees ? delivery : own,
    ...(beside && { beside: areSaid(beside, others) ? beside : others }),
    ...(banner && { banner: bannerOf(lines, mode.name, banner) }),
    ...(isLeft(mode) && { next: saidOf(rows, (name) => name === nextGoalOf(mode, sdk)).join(' + ') }),
  }
}

/** Returns the delivery column of the matching goals' rows, sorted by goal name. */
const saidOf = (rows: readonly GridRow[], isIt: (goal: string) => boolean): string[] =>
  rows
    .map(({ goal = '', delivery = '' }) => ({ goal, delivery }))
    .filter(({ goal }) => isIt(goal))
    .toSorted((one, other) => (one.goal < other.goal ? -1 : 1))
    .map(({ delivery }) => delivery)

const areSaid = (expected: readonly RegExp[], said: readonly string[]): boolean =>
  said.length === expected.length && expected.every((words, index) => words.test(said[index] ?? ''))

/** Looks for a banner below the header of the mode's page. */
function bannerOf(lines: readonly string[], mode: string, banner: RegExp): unknown {
  const head = lines.findIndex((line) => line.includes(`Page ${mode}`))
  const isSaid = head >= 0 && lines.slice(head).some((line) => banner.test(line))
  return isSaid ? banner : lines.join('\n')
}
