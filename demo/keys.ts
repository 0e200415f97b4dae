/** The demo's credentials. They open nothing but the demo, so they may be in the code and on the screen. */
import { teams } from './registry/teams.ts'

/**
 * Permissions a Web Console key can have. The lists are spelled as in ABsmartly's API documentation (docs repository,
 * `openapi_console/paths/`), `Events:List` as in its release notes of 2025/06.
 */
export type Permission =
  | 'Goal List'
  | 'Metric List'
  | 'Experiment List'
  | 'Application List'
  | 'Environment List'
  | 'UnitType List'
  | 'Events:List'

/** All of them. */
export const EVERY_PERMISSION: readonly Permission[] = [
  'Goal List',
  'Metric List',
  'Experiment List',
  'Application List',
  'Environment List',
  'UnitType List',
  'Events:List',
]

/** The keys of the demo. */
export const keys = {
  /** X-API-Key of the SDK: the collector's. */
  sdk: 'demo-sdk-key-of-the-blue-mug-shop-5e3a91c7',
  /** Web Console API key that may do everything. */
  console: 'demo-console-key-that-may-list-everything-8b20d4f6',
  /** Web Console API key without the permission Goal List: 403 on goals. */
  withoutGoalList: 'demo-console-key-without-goal-list-31fa07e9',
  /** Web Console API key without the permission Application List: 403 on applications. */
  withoutApplicationList: 'demo-console-key-without-application-list-c46e82bd',
  /** Web Console API key without the permission Metric List: 403 on metrics. */
  withoutMetricList: 'demo-console-key-without-metric-list-7d15b3a2',
  /** Web Console API key without the permission Environment List: 403 on environments. */
  withoutEnvironmentList: 'demo-console-key-without-environment-list-90c7fe14',
  /** Web Console API key without the permission UnitType List: 403 on unit types. */
  withoutUnitTypeList: 'demo-console-key-without-unit-type-list-e2a86d5b',
  /** Web Console API key without the permission Experiment List: 403 on experiments. */
  withoutExperimentList: 'demo-console-key-without-experiment-list-4bf930c8',
  /** Web Console API key that may do everything, and sees the goals of the team Checkout alone. */
  checkoutTeam: 'demo-console-key-of-the-checkout-team-a61d28e3',
} as const

/** Who asks the Web Console, however they signed in. */
export interface Access {
  permissions: readonly Permission[]
  /** The team whose goals are all that is seen of the goals; without it, every goal is. */
  teamId?: number
}

const without = (missing: Permission): Access => ({
  permissions: EVERY_PERMISSION.filter((permission) => permission !== missing),
})

/** What each Web Console key may do. A key that is not in here is unknown: 401. */
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
