import { reported, ruleTable } from '../../../../fixtures/finding-publishes'
import { SDK_HEADERS } from '../../../../fixtures/make'

const OTHERS = SDK_HEADERS.filter(([name]) => name !== 'X-Application-Version')
const as = (version: string) => ({
  goals: ['page_view'],
  request: { headers: [...OTHERS, ['X-Application-Version', version] as const] },
})
const none = (shown: string) => reported('warning', 'finding.applicationVersion.what', { value: shown })

ruleTable('application-version', [
  ['"undefined", as SDK 1.13 sends it', as('undefined'), none('"undefined"')],
  ['"null"', as('null'), none('"null"')],
  ['"NaN"', as('NaN'), none('"NaN"')],
  ['"[object Object]"', as('[object Object]'), none('"[object Object]"')],
  ['an empty version', as(''), reported('warning', 'finding.applicationVersion.empty')],
  ['"undefined" in a publish without goals', { ...as('undefined'), goals: [] }, none('"undefined"')],
  ['0, the SDK’s default for an application name alone', as('0')],
  ['a number', as('12')],
  ['a negative number', as('-1')],
  ['a semantic version', as('2.4.1')],
  ['a semantic prerelease version', as('2.5.0-rc.1+build.7')],
  ['a version with two parts', as('2.4')],
  ['a version with a leading letter', as('v2.4.1')],
  ['a date', as('2026-11-26')],
  ['a commit hash', as('8c1f0de')],
  ['a version that contains “undefined”', as('1.0.0-undefined')],
  [
    'a publish without a version, as Segment sends it',
    { goals: ['page_view'], request: { headers: OTHERS } },
  ],
])
// The rule needs only the request.
ruleTable(
  'application-version',
  [['"undefined" without a workspace', as('undefined'), none('"undefined"')]],
  { registry: null },
)
