/** Runs the rules on recorded publishes of each SDK generation and of ABsmartly's integrations, which are correct. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Header } from '../../../../core/capture'
import { t } from '../../../../locales/say'
import { findingsIn, findingLine } from '../../../fixtures/finding-publishes'
import { environmentOf, goalOf, itemOf, jsonBody, listOf, metricOf } from '../../../fixtures/make'

interface Recorded {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
}

const recorded = (version: string): Recorded =>
  JSON.parse(
    readFileSync(join(import.meta.dirname, `../../../fixtures/publishes/${version}.json`), 'utf8'),
  ) as Recorded

/** Registry with everything that the publishes name. Every goal has a metric; some metrics read properties. */
const registry = {
  goals: listOf(
    ...['payment', 'newsletter', 'signup_done', 'order_paid'].map((name, index) => goalOf(index + 1, name)),
    ...['Order Completed', 'Page: Home', 'Page: Cart'].map((name, index) => goalOf(index + 11, name)),
  ),
  metrics: listOf(
    metricOf(1, 1, { name: 'Payments' }),
    metricOf(2, 2, { name: 'Letters' }),
    ...[11, 12, 13].map((id) => metricOf(id, id)),
    metricOf(3, 3, {
      name: 'Sign-ups',
      uses: [{ goalId: 3, role: 'value', property: null, filters: ['plan'] }],
    }),
    metricOf(4, 4, {
      name: 'Paid',
      type: 'goal_property',
      uses: [{ goalId: 4, role: 'value', property: 'total', filters: [] }],
    }),
  ),
  applications: listOf(itemOf(1, 'website'), itemOf(2, 'shop')),
  environments: listOf(environmentOf(1, 'production', 'production'), environmentOf(2, 'development')),
  unitTypes: listOf(
    itemOf(1, 'session_id'),
    itemOf(2, 'user_id'),
    itemOf(3, 'anonymous_id'),
    itemOf(4, 'device_id'),
  ),
}

/** Actual mistakes in the recorded publishes, one entry per goal. */
const MISTAKES: Readonly<Record<string, readonly string[]>> = {
  // Its application has a name but no version.
  '1.13': Array.from(
    { length: 2 },
    () => `warning application-version: ${t('finding.applicationVersion.what', { value: '"undefined"' })}`,
  ),
  // It is exposed to an experiment that isn't running.
  '1.14': [
    `warning exposure-label: ${t('finding.exposureLabel.label.notRunning', { experiment: 'exp_gone' })}`,
  ],
}

describe('recorded publishes', () => {
  it.each(['1.2', '1.4', '1.5', '1.11', '1.13', '1.14', 'batch'])(
    'have only their known mistakes: %s',
    (version) => {
      const { headers, body } = recorded(version)
      const request = {
        headers: Object.entries(headers).filter(([name]) => name !== 'X-API-Key') as readonly Header[],
        body: jsonBody(body),
        documentUrl: 'https://www.shop.example/',
      }
      const ends = [{ status: 200, answer: { ok: true } }]
      expect(findingsIn([{ request, ends }], { registry }).map(findingLine)).toEqual(MISTAKES[version] ?? [])
    },
  )
})
