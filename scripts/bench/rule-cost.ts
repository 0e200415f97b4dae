/**
 * Measures how long all rules take for one goal event, and how long one `JSON.parse` of its publish takes. It needs no
 * browser, since the rules are pure. Each run has its own publishes, so that no run reads cached findings.
 */
import type { Capture } from '../../core/capture'
import { createAttempt } from '../../core/attempt'
import { type Delivery, deliveryStatus } from '../../core/delivery/delivery'
import { createFinder } from '../../core/findings/finder'
import { TabHistory } from '../../core/findings/history'
import { DEFAULT_FINDING_SETTINGS } from '../../core/findings/settings'
import { type Row, rowsOf } from '../../core/record/row'
import { createRegistryLookup } from '../../core/registry/registry-lookup'
import type { Registry } from '../../core/registry/registry'
import { experimentOf, goalOf, itemOf, knownOf, listOf, metricOf, registryOf } from '../../test/fixtures/make'

/** Times per goal event, in µs. */
export interface FindingTimes {
  readonly parse: number
  readonly find: number
}

const EVENTS = 4000
const AT = 1_795_000_000_000
/** Number of runs. The result is their median, so slow first runs do not matter. */
const RUNS = 9

/** Measures the rules with a registry of this many goals and metrics. */
export function measureFindings(goals: number, metrics: number): FindingTimes {
  const lookup = createRegistryLookup([knownOf(largeRegistry(goals, metrics))])
  const runs = Array.from({ length: RUNS }, (_, run) => measureRun(run, lookup))
  return { parse: median(runs.map(({ parse }) => parse)), find: median(runs.map(({ find }) => find)) }
}

function measureRun(run: number, lookup: ReturnType<typeof createRegistryLookup>): FindingTimes {
  const bodies = Array.from({ length: EVENTS }, (_, index) => bodyOf(run * EVENTS + index))
  const rows = bodies.flatMap((data, index) => rowsOfBody(data, run * EVENTS + index))
  const history = new TabHistory()
  history.update(
    rows.map(({ delivery }) => delivery),
    rows,
  )
  const states = new Map(rows.map(({ delivery }) => [delivery, settled(delivery)]))
  const finder = createFinder({
    lookup,
    settings: DEFAULT_FINDING_SETTINGS,
    history,
    statusOf: (delivery) => states.get(delivery) ?? settled(delivery),
  })
  // The rows are parsed by now, so `find` doesn't include reading the bodies.
  const parse = timeOf(() => bodies.forEach((data) => void JSON.parse(data)))
  let found = 0
  const find = timeOf(() => rows.forEach((row) => (found += finder.ofRow(row).length)))
  if (found > 0) throw new Error(`Found ${found} issues in publishes without mistakes`)
  return { parse, find }
}

const settled = (delivery: Delivery) =>
  deliveryStatus(delivery, { now: AT + 1e9, leftAt: () => null, keepaliveBytes: () => 0 })

function timeOf(run: () => void): number {
  const began = performance.now()
  run()
  return ((performance.now() - began) * 1000) / EVENTS
}

const median = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[times.length >> 1] ?? Number.NaN

/** Returns the body of a shop's publish as SDK 1.13 sends it, with one goal and attributes. */
function bodyOf(number: number): string {
  return JSON.stringify({
    units: [
      { type: 'session_id', uid: 'YjqFiwagV3Ie2r43sO-PEw' },
      { type: 'user_id', uid: '1tdwU5K8evYzMovqjExpBA' },
    ],
    hashed: true,
    publishedAt: AT + number * 1500 + 100,
    goals: [
      {
        name: `goal_${number % 50}`,
        achievedAt: AT + number * 1500,
        properties: { price: number % 997, currency: 'EUR', sku: `sku-${number}`, quantity: 1 },
      },
    ],
    attributes: [
      { name: 'country', value: 'NL', setAt: AT },
      { name: 'user_agent', value: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0', setAt: AT },
    ],
  })
}

function rowsOfBody(data: string, number: number): Row[] {
  const at = AT + number * 1500 + 100
  const capture: Capture = {
    id: `capture-${number}`,
    source: 'network',
    transport: 'fetch',
    method: 'PUT',
    url: 'https://acme.absmartly.io/v1/context',
    documentUrl: 'https://www.shop.example/',
    pageUrl: 'https://www.shop.example/',
    at,
    headers: [
      ['X-Application', 'shop'],
      ['X-Environment', 'production'],
    ],
    secrets: [],
    body: { encoding: 'text', data, bytes: data.length },
    documentId: 'document-0001',
    top: true,
    keepalive: true,
    outcome: { at: at + 20, status: 200 },
  }
  const attempt = createAttempt(capture.id, number, [capture])
  return rowsOf(attempt, { id: attempt.id, attempts: [attempt] })
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index)

/** Creates a registry. Each metric sums a property of one goal, and some metrics are primary metrics of experiments. */
function largeRegistry(goals: number, metrics: number): Registry {
  return registryOf({
    goals: listOf(...numbers(goals).map((id) => goalOf(id, `goal_${id}`))),
    metrics: listOf(
      ...numbers(metrics).map((id) =>
        metricOf(id, id % goals, {
          type: 'goal_property',
          uses: [{ goalId: id % goals, role: 'value', property: 'price', filters: ['currency'] }],
        }),
      ),
    ),
    unitTypes: listOf(itemOf(1, 'session_id'), itemOf(2, 'user_id')),
    experiments: listOf(
      ...numbers(200).map((id) => experimentOf(id, { primaryMetricId: id, otherMetricIds: [id + 1] })),
    ),
  })
}
