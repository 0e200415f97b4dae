import { expect } from '@playwright/test'

import type { GridRow } from '../harness/panel/goal-grid.ts'
import { SDK_VERSIONS } from '../sdk/versions.ts'
import type { BrowserName, ExpectedLoss, LossMode, SdkName } from './mode.ts'
import { sdkScript } from './page.ts'
import { besideGoal, trackedGoal, isLeft, nextGoalOf, stage, type Staged } from './stage.ts'

/** A tab with Goalkeeper's panel in its DevTools. */
export interface LossTab {
  readonly goto: (url: string) => Promise<void>
  /** Empties the list: only what is in sight is there to be read. */
  readonly clear: () => Promise<void>
  readonly rows: () => Promise<GridRow[]>
  /** All lines of the list, heads and banners among them, as text. */
  readonly lines: () => Promise<string[]>
  /** How many attempts the Delivery tab of a goal's row lists. */
  readonly attemptsOf: (goal: string) => Promise<number>
}

/** What was found of one mode with one SDK, in the words of what was expected where it agrees. */
type ModeFindings = Readonly<Partial<Record<keyof ExpectedLoss | 'next', unknown>>>

/** A mode with one SDK, on the page it has for itself or with the others. */
interface Running {
  readonly mode: LossMode
  readonly sdk: SdkName
  readonly scene: Staged
  readonly expected: ExpectedLoss
}

/**
 * The SDK may try for 1.7 s, and 5 s of quiet must follow, before anything is called lost: a busy machine has taken four
 * times as long. In ms.
 */
const SETTLED_MS = 40_000
/** How often one looks; to look costs the cores that the browsers need. */
const POLL_MS = 700

/** Runs each mode with each SDK, and compares what the panel shows with what the server received. */
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
    // Asked once more, for what may have arrived after the panel had said its word.
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
  ...(isLeft(mode) && { next: 'Accepted' }),
})

/** Shows a page and looks until everything is as it should be; what was found instead is told with all the others. */
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

/** The Delivery tab is opened once the list says what it should: that costs more than a look. */
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

/** What the server got. */
const arrived = ({ sdk, scene, expected: { server, loads } }: Running): ModeFindings => ({
  server: server === 'anything' ? server : scene.answered(sdk, 'PUT'),
  ...(loads && { loads: scene.answered(sdk, 'GET') }),
})

/** What the list says. */
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

/** What the delivery column says of the rows of some goals, in the order of their names. */
const saidOf = (rows: readonly GridRow[], isIt: (goal: string) => boolean): string[] =>
  rows
    .map(({ goal = '', delivery = '' }) => ({ goal, delivery }))
    .filter(({ goal }) => isIt(goal))
    .toSorted((one, other) => (one.goal < other.goal ? -1 : 1))
    .map(({ delivery }) => delivery)

const areSaid = (expected: readonly RegExp[], said: readonly string[]): boolean =>
  said.length === expected.length && expected.every((words, index) => words.test(said[index] ?? ''))

/** The line of that kind under the page's own head. */
function bannerOf(lines: readonly string[], mode: string, banner: RegExp): unknown {
  const head = lines.findIndex((line) => line.includes(`Page ${mode}`))
  const isSaid = head >= 0 && lines.slice(head).some((line) => banner.test(line))
  return isSaid ? banner : lines.join('\n')
}
