/** One mistake for each rule: what a page sends, and what the panel has to say. */
import type { RuleId } from '../../../core/findings/index.ts'

/** What a page sends. */
export interface SentPublish {
  readonly goals?: readonly object[]
  readonly units?: readonly object[]
  readonly exposures?: readonly object[]
  readonly hashed?: boolean
  /** To a server of the test's own, at this path; to the workspace's collector where it is absent. */
  readonly path?: string
  readonly application?: string
  readonly environment?: string
  readonly version?: string
  readonly keepalive?: boolean
  /** So often, right after each other. */
  readonly times?: number
}

/** A mistake, and a part of the sentence that says so. */
export type FindingCase = readonly [rule: RuleId, sent: SentPublish, says: string]

/** Those that take more than a publish, and have steps of their own in the test. */
export const OTHERWISE: readonly RuleId[] = ['environment-guard', 'context-failed', 'never-delivered']

/** The events of one moment: two looks at the clock may be a millisecond apart, which a finding would tell. */
function eventsAt(now: number) {
  /** `later` is in ms. */
  const goal = (name: string, properties: object | null = null, later = 0) => ({
    name,
    achievedAt: now + later,
    properties,
  })
  const bought = (properties: object) => goal('purchase', { price: 5, currency: 'EUR', ...properties })
  const seen = (name: string, later = 0, more: object = {}) => ({
    id: 41,
    name,
    unit: 'session_id',
    variant: 0,
    exposedAt: now + later,
    assigned: true,
    eligible: true,
    ...more,
  })
  return { goal, bought, seen }
}

/** Made when a test runs: events have times. */
export function findingCases(now = Date.now()): readonly FindingCase[] {
  const { goal, bought, seen } = eventsAt(now)
  return [
    [
      'application-version',
      { goals: [goal('purchase', { price: 5, currency: 'EUR' })], version: 'undefined' },
      'The version of the application is "undefined", which is none.',
    ],
    ['unknown-goal', { goals: [goal('loan_application')] }, 'has no goal “loan_application”.'],
    [
      'near-miss-goal',
      { goals: [goal('purhcase')] },
      'There is no goal purhcase, but there is one called purchase.',
    ],
    ['malformed-goal-name', { goals: [goal(' page_view')] }, 'has white space around it.'],
    ['archived-goal', { goals: [goal('wishlist_add')] }, 'has archived the goal “wishlist_add”.'],
    ['goal-without-metric', { goals: [goal('page_view')] }, 'reads the goal “page_view”.'],
    [
      'metric-property-type',
      { goals: [bought({ price: '19.99' })] },
      '“price” of “purchase” is added up by “Revenue per visitor”, but is the text "19.99".',
    ],
    [
      'metric-property-missing',
      { goals: [goal('purchase', { price: 5, Currency: 'EUR' })] },
      'What is there is called “Currency”.',
    ],
    [
      'junk-identity',
      { goals: [bought({ n: 1 })], units: [{ type: 'session_id', uid: 'undefined' }], hashed: false },
      'The id of the unit “session_id” is "undefined", which is nobody’s.',
    ],
    ['no-units', { goals: [bought({ n: 2 })], units: [] }, 'so its 1 goal is nobody’s.'],
    [
      'unit-hashing',
      { goals: [bought({ n: 3 })], units: [{ type: 'session_id', uid: 'visitor-1234' }] },
      'The publish says that its ids are hashes',
    ],
    [
      'unit-type',
      { goals: [bought({ n: 4 })], units: [{ type: 'visitor', uid: 'LTSLmGJb-oGQVJhxElUwtQ' }] },
      'has no unit type visitor',
    ],
    [
      'application-name',
      { goals: [bought({ n: 5 })], application: 'blue-mug-webb' },
      'has no application blue-mug-webb',
    ],
    [
      'environment-name',
      { goals: [bought({ n: 6 })], environment: 'Production' },
      'has no environment Production',
    ],
    [
      'wrong-host',
      { goals: [goal('a')], path: '/v1//context' },
      'The address has an empty part in it: /v1//context',
    ],
    [
      'publish-rejected',
      { goals: [goal('b')], path: '/401/context' },
      'The collector rejected the publish (401)',
    ],
    ['publish-failed', { goals: [goal('c')], path: '/503/context' }, '1 attempt failed'],
    ['publish-blocked', { goals: [goal('d')], path: '/no-cors/context' }, '(CORS)'],
    [
      'answer-not-json',
      { goals: [goal('e')], path: '/html/context' },
      'with an answer that is no JSON, 1 time:',
    ],
    [
      'collector-message',
      { goals: [goal('f')], path: '/warning/context' },
      'The collector says of goal: Deprecated',
    ],
    [
      'keepalive-too-large',
      { goals: [goal('g', { text: 'x'.repeat(70_000) })], path: '/v1/context', keepalive: true },
      'bytes and never left the browser.',
    ],
    [
      'payload-size',
      { goals: [goal('h', { cart: 'x'.repeat(3000) })], path: '/v1/context' },
      'Most of it is in “cart”.',
    ],
    ['double-fire', { goals: [goal('i', { n: 7 })], path: '/v1/context', times: 2 }, '“i” was sent 2 times'],
    [
      'impossible-time',
      {
        goals: [{ name: 'j', achievedAt: Math.round(now / 1000), properties: null }],
        path: '/v1/context',
      },
      'which is a time in seconds.',
    ],
    [
      'goal-before-exposure',
      {
        goals: [goal('purchase', { price: 5, currency: 'EUR', n: 8 }, -600)],
        units: [{ type: 'session_id', uid: 'YjqFiwagV3Ie2r43sO-PEw' }],
        exposures: [seen('hero_headline', -100)],
      },
      '500 ms before the first exposure to “hero_headline”',
    ],
    [
      'exposure-label',
      // As the SDK mostly sends it: apart from goals.
      { goals: [], exposures: [seen('no_such_test', 0, { id: 0 })] },
      '“no_such_test”: An experiment with this name was not running at the time of ingestion',
    ],
    [
      'lossy-value',
      { goals: [goal('k', { coupon: 'undefined' })], path: '/v1/context' },
      '“coupon” is the text "undefined"',
    ],
    [
      'personal-data',
      { goals: [goal('l', { email: 'jane@shop.example' })], path: '/v1/context' },
      'The property “email” has an e-mail address: j•••@•••.example',
    ],
  ]
}
