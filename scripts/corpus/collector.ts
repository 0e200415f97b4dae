/** Successful responses of a collector. */

/** The fields of a running experiment that the corpus needs. */
export interface Running {
  readonly id: number
  readonly name: string
  readonly unitType: string
}

/**
 * Returns the response to `GET /context`, in the shape that the SDK reads (javascript-sdk 1.13.4, `types/context.d.ts`,
 * `ExperimentData`).
 */
export function contextAnswer(application: string, running: readonly Running[]): string {
  const experiments = running.map(({ id, name, unitType }) => ({
    id,
    name,
    unitType,
    iteration: 1,
    fullOnVariant: 0,
    trafficSplit: [0, 1],
    trafficSeedHi: (id * 54_870_831) >>> 0,
    trafficSeedLo: (id * 398_724_581) >>> 0,
    audience: '',
    audienceStrict: false,
    split: [0.5, 0.5],
    seedHi: (id * 77_498_863) >>> 0,
    seedLo: (id * 34_737_352) >>> 0,
    variants: [
      { name: 'A', config: null },
      { name: 'B', config: JSON.stringify({ [`${name}.shown`]: true }) },
    ],
    customFieldValues: null,
    applications: [{ name: application }],
  }))
  return JSON.stringify({ experiments })
}

/**
 * Returns the response to `POST /context` of SDKs up to 1.4, where the collector assigns the variants (1.4.0
 * `lib/context.js`, `_init`).
 */
export function assignmentsAnswer(body: string, running: readonly Running[], guid: string): string {
  const { units } = JSON.parse(body) as { readonly units: readonly { readonly type: string }[] }
  const assignments = running
    .filter(({ unitType }) => units.some(({ type }) => type === unitType))
    .map(({ id, name, unitType }) => ({
      id,
      name,
      unit: unitType,
      iteration: 1,
      variant: id % 2,
      eligible: true,
      config: null,
    }))
  return JSON.stringify({ guid, units, assignments })
}

/** Response to `PUT /context` (`PublishResponse` of ABsmartly's API specification). */
export const PUBLISHED = JSON.stringify({ ok: true })
