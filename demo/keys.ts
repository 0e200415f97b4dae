/** The demo's credentials. They give access to the demo only, so they may appear in the code and on the screen. */
import { teams } from './registry/teams.ts'

/**
 * Permissions that a Web Console key can have. Those for lists are spelled as in ABsmartly's API documentation (docs
 * repository, `openapi_console/paths/`), `Events:List` as in its release notes of 2025/06.
 */
export type Permission =
  | 'Goal List'
  | 'Metric List'
  | 'Experiment List'
  | 'Application List'
  | 'Environment List'
  | 'UnitType List'
  | 'Events:List'

export const EVERY_PERMISSION: readonly Permission[] = [
  'Goal List',
  'Metric List',
  'Experiment List',
  'Application List',
  'Environment List',
  'UnitType List',
  'Events:List',
]

/** Keys that the demo's servers accept. */
export const keys = {
  /** X-API-Key of the SDK, for the collector. */
  sdk: 'demo-sdk-key-of-the-blue-mug-shop-5e3a91c7',
  /** Web Console API key with every permission. */
  console: 'demo-console-key-that-may-list-everything-8b20d4f6',
  /** Web Console API key without the permission Goal List: 403 for goals. */
  withoutGoalList: 'demo-console-key-without-goal-list-31fa07e9',
  /** Web Console API key without the permission Application List: 403 for applications. */
  withoutApplicationList: 'demo-console-key-without-application-list-c46e82bd',
  /** Web Console API key without the permission Metric List: 403 for metrics. */
  withoutMetricList: 'demo-console-key-without-metric-list-7d15b3a2',
  /** Web Console API key without the permission Environment List: 403 for environments. */
  withoutEnvironmentList: 'demo-console-key-without-environment-list-90c7fe14',
  /** Web Console API key without the permission UnitType List: 403 for unit types. */
  withoutUnitTypeList: 'demo-console-key-without-unit-type-list-e2a86d5b',
  /** Web Console API key without the permission Experiment List: 403 for experiments. */
  withoutExperimentList: 'demo-console-key-without-experiment-list-4bf930c8',
  /** Web Console API key with every permission that sees only the goals of the team Checkout. */
  checkoutTeam: 'demo-console-key-of-the-checkout-team-a61d28e3',
} as const

/** Access of a caller of the Web Console, for every way to sign in. */
export interface Access {
  permissions: readonly Permission[]
  /** Limits the visible goals to those of this team. Without it, every goal is visible. */
  teamId?: number
}

const without = (missing: Permission): Access => ({
  permissions: EVERY_PERMISSION.filter((permission) => permission !== missing),
})

/** Access of each Web Console key. Any other key is unknown and gets a 401. */
export const accessByKey: ReadonlyMap<string, Access> = new Map<string, Access>([
  [keys.console, { permissions: EVERY_PERMISSION }],
  [keys.withoutGoalList, without('Goal List')],
  [keys.withoutApplicationList, without('Application List')],
  [keys.withoutMetricList, without('Metric List')],
  [keys.withoutEnvironmentList, without('Environment List')],
  [keys.withoutUnitTypeList, without('UnitType List')],
  [keys.withoutExperimentList, without('Experiment List')],
  [keys.checkoutTeam, { permissions: EVERY_PERMISSION, teamId: teams.checkout.team_id }],
])
