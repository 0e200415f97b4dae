/**
 * Experiments that the collector returns, in the shape that the SDK reads (javascript-sdk 1.13.4, types/context.d.ts,
 * ExperimentData). Seeds and ids are made up; the SDK assigns the variants.
 */
import type { EnvironmentEntry, RegistrySeed } from '../registry.ts'

/** One experiment of `GET /context`. `audience` and each variant's `config` are JSON strings. */
export interface ExperimentData {
  id: number
  name: string
  unitType: string | null
  iteration: number
  fullOnVariant: number
  trafficSplit: number[]
  trafficSeedHi: number
  trafficSeedLo: number
  audience: string
  audienceStrict: boolean
  split: number[]
  seedHi: number
  seedLo: number
  variants: { name: string; config: string | null }[]
  customFieldValues: { name: string; value: string; type: string }[] | null
  applications: { name: string }[]
}

interface Running {
  runsIn: EnvironmentEntry['type']
  data: ExperimentData
}

const DEFAULTS = {
  iteration: 1,
  fullOnVariant: 0,
  trafficSplit: [0, 1],
  audience: '',
  audienceStrict: false,
  split: [0.5, 0.5],
  customFieldValues: null,
  applications: [{ name: 'blue-mug-web' }],
}

const RUNNING: readonly Running[] = [
  {
    runsIn: 'development',
    data: {
      ...DEFAULTS,
      id: 41,
      name: 'hero_headline',
      unitType: 'session_id',
      trafficSeedHi: 54870830,
      trafficSeedLo: 398724581,
      seedHi: 77498863,
      seedLo: 34737352,
      variants: [
        { name: 'A', config: null },
        {
          name: 'B',
          config: JSON.stringify({ 'hero.headline': 'Coffee tastes better from a mug you love.' }),
        },
      ],
    },
  },
  {
    runsIn: 'development',
    data: {
      ...DEFAULTS,
      id: 42,
      name: 'checkout_reassurance',
      unitType: 'user_id',
      trafficSeedHi: 705671872,
      trafficSeedLo: 212903484,
      seedHi: 856061641,
      seedLo: 990838475,
      audience: JSON.stringify({
        filter: [{ in: [{ value: ['NL', 'BE', 'DE', 'GB', 'US'] }, { var: 'country' }] }],
      }),
      variants: [
        { name: 'A', config: null },
        { name: 'B', config: JSON.stringify({ 'checkout.note': 'Broken on the way? We send a new one.' }) },
      ],
    },
  },
  {
    runsIn: 'production',
    data: {
      ...DEFAULTS,
      id: 37,
      name: 'free_returns_badge',
      unitType: 'session_id',
      iteration: 2,
      fullOnVariant: 1,
      trafficSeedHi: 391520736,
      trafficSeedLo: 118823409,
      seedHi: 602311745,
      seedLo: 273350916,
      variants: [
        { name: 'A', config: null },
        { name: 'B', config: JSON.stringify({ 'badge.text': 'Free returns' }) },
      ],
    },
  },
]

/**
 * Returns the experiments for an application in an environment. Without a name, returns those of all applications or
 * environments.
 *
 * A production environment receives only production experiments, and a development environment receives both kinds
 * (ABsmartly docs, Web Console, Configuration, Settings). That an unknown name leads to an empty list and not to an
 * error is a guess.
 */
export function experimentsFor(
  registry: RegistrySeed,
  application: string | undefined,
  environment: string | undefined,
): ExperimentData[] {
  const found = registry.environments.find(({ name, archived }) => name === environment && !archived)
  if (environment !== undefined && !found) return []
  return RUNNING.filter(
    ({ runsIn, data }) =>
      (application === undefined || data.applications.some(({ name }) => name === application)) &&
      (found?.type !== 'production' || runsIn === 'production'),
  ).map(({ data }) => data)
}
