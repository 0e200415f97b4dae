/** The demo's credentials. They open nothing but the demo, so they may be in the code and on the screen. */

/** Names of the list permissions a Web Console key can have, as ABsmartly's API documentation spells them. */
export type Permission = 'Goal List' | 'Application List' | 'Environment List' | 'UnitType List'

const EVERY_LIST: readonly Permission[] = [
  'Goal List',
  'Application List',
  'Environment List',
  'UnitType List',
]

/** The keys of the demo. */
export const keys = {
  /** X-API-Key of the SDK: the collector's. */
  sdk: 'demo-sdk-key-of-the-blue-mug-shop-5e3a91c7',
  /** Web Console API key that may list everything. */
  console: 'demo-console-key-that-may-list-everything-8b20d4f6',
  /** Web Console API key without the permission Goal List: 403 on goals. */
  withoutGoalList: 'demo-console-key-without-goal-list-31fa07e9',
  /** Web Console API key without the permission Application List: 403 on applications. */
  withoutApplicationList: 'demo-console-key-without-application-list-c46e82bd',
} as const

/** What each Web Console key may do. A key that is not in here is unknown: 401. */
export const permissionsByKey: ReadonlyMap<string, readonly Permission[]> = new Map([
  [keys.console, EVERY_LIST],
  [keys.withoutGoalList, EVERY_LIST.filter((permission) => permission !== 'Goal List')],
  [keys.withoutApplicationList, EVERY_LIST.filter((permission) => permission !== 'Application List')],
])
