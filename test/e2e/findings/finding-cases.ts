/** One mistake for each rule: the publish that a page sends, and the message that the panel must show. */
import type { RuleId } from '../../../core/findings/index.ts'
import { matching, t } from '../harness/messages.ts'

/** A publish that a page sends. */
export interface SentPublish {
  readonly goals?: readonly object[]
  readonly units?: readonly object[]
  readonly exposures?: readonly object[]
  readonly hashed?: boolean
  /** Path on the test's own server. Sent to the workspace's collector when absent. */
  readonly path?: string
  readonly application?: string
  readonly environment?: string
  readonly version?: string
  readonly keepalive?: boolean
  /** Number of requests, one right after the other. */
  readonly times?: number
}

/** A mistake and the message. */
export type FindingCase = readonly [rule: RuleId, sent: SentPublish, message: string | RegExp]

/** Rules that one publish cannot trigger. `findings.test.ts` has separate steps for them. */
export const RULES_WITH_OWN_STEPS: readonly RuleId[] = [
  'environment-guard',
  'context-failed',
  'never-delivered',
]

/** Builds events for one point in time, because two clock readings may differ by a millisecond, which a rule would report. */
function eventsAt(now: number) {
  /** @param later offset in ms */
  const goal = (name: string, properties: object | null = null, later = 0) => ({
    name,
    achievedAt: now + later,
    properties,
  })
  const purchase = (properties: object) => goal('purchase', { price: 5, currency: 'EUR', ...properties })
  const exposure = (name: string, later = 0, more: object = {}) => ({
    id: 41,
    name,
    unit: 'session_id',
    variant: 0,
    exposedAt: now + later,
    assigned: true,
    eligible: true,
    ...more,
  })
  return { goal, purchase, exposure }
}

/** Returns the cases. Called while a test runs, because events contain times. */
export function findingCases(now = Date.now()): readonly FindingCase[] {
  const { goal, purchase, exposure } = eventsAt(now)
  return [
    [
      'application-version',
      { goals: [goal('purchase', { price: 5, currency: 'EUR' })], version: 'undefined' },
      t('finding.applicationVersion.what', { value: '"undefined"' }),
    ],
    [
      'unknown-goal',
      { goals: [goal('loan_application')] },
      matching('finding.unknownGoal.what', { name: 'loan_application' }),
    ],
    [
      'near-miss-goal',
      { goals: [goal('purhcase')] },
      t('finding.nearMissGoal.what', { name: 'purhcase', near: 'purchase' }),
    ],
    ['malformed-goal-name', { goals: [goal(' page_view')] }, matching('finding.malformedGoalName.padded')],
    [
      'archived-goal',
      { goals: [goal('wishlist_add')] },
      matching('finding.archivedGoal.what', { name: 'wishlist_add' }),
    ],
    [
      'goal-without-metric',
      { goals: [goal('page_view')] },
      matching('finding.goalWithoutMetric.what', { name: 'page_view' }),
    ],
    [
      'metric-property-type',
      { goals: [purchase({ price: '19.99' })] },
      t('finding.metricPropertyType.text', {
        path: 'price',
        name: 'purchase',
        metrics: '“Revenue per visitor”',
        value: '"19.99"',
      }),
    ],
    [
      'metric-property-missing',
      { goals: [goal('purchase', { price: 5, Currency: 'EUR' })] },
      matching('finding.metricPropertyMissing.like', { like: 'Currency' }),
    ],
    [
      'junk-identity',
      { goals: [purchase({ n: 1 })], units: [{ type: 'session_id', uid: 'undefined' }], hashed: false },
      t('finding.junkIdentity.raw', { type: 'session_id', uid: '"undefined"' }),
    ],
    ['no-units', { goals: [purchase({ n: 2 })], units: [] }, t('finding.noUnits.what', {}, 1)],
    [
      'unit-hashing',
      { goals: [purchase({ n: 3 })], units: [{ type: 'session_id', uid: 'visitor-1234' }] },
      matching('finding.unitHashing.raw'),
    ],
    [
      'unit-type',
      { goals: [purchase({ n: 4 })], units: [{ type: 'visitor', uid: 'LTSLmGJb-oGQVJhxElUwtQ' }] },
      matching('finding.judgedName.unitTypes.unknown', { name: 'visitor' }),
    ],
    [
      'application-name',
      { goals: [purchase({ n: 5 })], application: 'blue-mug-webb' },
      matching('finding.judgedName.applications.near', { name: 'blue-mug-webb' }),
    ],
    [
      'environment-name',
      { goals: [purchase({ n: 6 })], environment: 'Production' },
      matching('finding.judgedName.environments.near', { name: 'Production' }),
    ],
    [
      'wrong-host',
      { goals: [goal('a')], path: '/v1//context' },
      t('finding.wrongHost.slashes', { path: '/v1//context' }),
    ],
    [
      'publish-rejected',
      { goals: [goal('b')], path: '/401/context' },
      matching('finding.publishRejected.what', { status: 401 }),
    ],
    [
      'publish-failed',
      { goals: [goal('c')], path: '/503/context' },
      matching('finding.publishFailed.lost', {}, 1),
    ],
    [
      'publish-blocked',
      { goals: [goal('d')], path: '/no-cors/context' },
      matching('finding.publishBlocked.unreadable'),
    ],
    [
      'answer-not-json',
      { goals: [goal('e')], path: '/html/context' },
      matching('finding.answerNotJson.other', {}, 1),
    ],
    [
      'collector-message',
      { goals: [goal('f')], path: '/warning/context' },
      t('finding.collectorMessage.about', { subject: 'goal', words: 'Deprecated' }),
    ],
    [
      'keepalive-too-large',
      { goals: [goal('g', { text: 'x'.repeat(70_000) })], path: '/v1/context', keepalive: true },
      matching('finding.keepaliveTooLarge.what'),
    ],
    [
      'payload-size',
      { goals: [goal('h', { cart: 'x'.repeat(3000) })], path: '/v1/context' },
      matching('finding.payloadSize.what', { largest: 'cart' }),
    ],
    [
      'double-fire',
      { goals: [goal('i', { n: 7 })], path: '/v1/context', times: 2 },
      matching('finding.doubleFire.what', { name: 'i' }, 2),
    ],
    [
      'impossible-time',
      {
        goals: [{ name: 'j', achievedAt: Math.round(now / 1000), properties: null }],
        path: '/v1/context',
      },
      matching('finding.impossibleTime.seconds'),
    ],
    [
      'goal-before-exposure',
      {
        goals: [goal('purchase', { price: 5, currency: 'EUR', n: 8 }, -600)],
        units: [{ type: 'session_id', uid: 'YjqFiwagV3Ie2r43sO-PEw' }],
        exposures: [exposure('hero_headline', -100)],
      },
      matching('finding.goalBeforeExposure.what', { after: 500, experiment: 'hero_headline' }),
    ],
    [
      'exposure-label',
      // The SDK mostly sends exposures in a publish without goals.
      { goals: [], exposures: [exposure('no_such_test', 0, { id: 0 })] },
      t('finding.exposureLabel.label.notRunning', { experiment: 'no_such_test' }),
    ],
    [
      'lossy-value',
      { goals: [goal('k', { coupon: 'undefined' })], path: '/v1/context' },
      t('finding.lossyValue.text', { path: 'coupon', value: '"undefined"' }),
    ],
    [
      'personal-data',
      { goals: [goal('l', { email: 'jane@shop.example' })], path: '/v1/context' },
      t('finding.personalData.property.email', { path: 'email', masked: 'j•••@•••.example' }),
    ],
  ]
}
