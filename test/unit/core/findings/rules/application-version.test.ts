import { ruleTable } from '../../../../fixtures/finding-publishes'
import { SDK_HEADERS } from '../../../../fixtures/make'

const OTHERS = SDK_HEADERS.filter(([name]) => name !== 'X-Application-Version')
const as = (version: string) => ({
  goals: ['page_view'],
  request: { headers: [...OTHERS, ['X-Application-Version', version] as const] },
})
const none = (shown: string) => `warning: The version of the application is ${shown}, which is none.`

ruleTable('application-version', [
  ['undefined, as SDK 1.13 sends it', as('undefined'), none('"undefined"')],
  ['null', as('null'), none('"null"')],
  ['NaN', as('NaN'), none('"NaN"')],
  ['an object', as('[object Object]'), none('"[object Object]"')],
  ['empty', as(''), 'warning: The version of the application is empty.'],
  ['undefined, in a publish without goals', { ...as('undefined'), goals: [] }, none('"undefined"')],
  ['0, as the SDK sends it for a name alone', as('0')],
  ['a number', as('12')],
  ['a number below zero', as('-1')],
  ['semver', as('2.4.1')],
  ['semver before its release', as('2.5.0-rc.1+build.7')],
  ['two parts', as('2.4')],
  ['a letter before it', as('v2.4.1')],
  ['a date', as('2026-11-26')],
  ['a commit', as('8c1f0de')],
  ['words within a version', as('1.0.0-undefined')],
  ['none, as Segment sends', { goals: ['page_view'], request: { headers: OTHERS } }],
])
// It is told from the request alone.
ruleTable('application-version', [['no workspace', as('undefined'), none('"undefined"')]], { registry: null })
