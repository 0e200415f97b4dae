import { DELIVERY_START } from '../../../../fixtures/deliveries'
import { goalBody, reported, ruleTable } from '../../../../fixtures/finding-publishes'

const click = (at: number, properties: object | null = null) =>
  goalBody('add_to_cart', properties, DELIVERY_START + at)
const one = (at: number, ...goals: object[]) => ({ at: at + 100, goals })
const order = { order_id: 'A-1', price: 20, currency: 'EUR' }

ruleTable('double-fire', [
  ['goals with different properties', one(0, click(0, { sku: 'a' }), click(0, { sku: 'b' }))],
  [
    'the same goal twice within a second',
    one(0, click(0), click(300)),
    reported('warning', 'finding.doubleFire.what', { name: 'add_to_cart', after: 300 }, 2),
  ],
  [
    'the same goal in two publishes within a second',
    [one(0, click(0)), one(400, click(400))],
    reported('warning', 'finding.doubleFire.what', { name: 'add_to_cart', after: 400 }, 2),
  ],
  ['the same goal more than a second apart', [one(0, click(0)), one(1500, click(1500))]],
  [
    'the same goal from two documents',
    [one(0, click(0)), { ...one(400, click(400)), request: { documentId: 'document-2' } }],
  ],
  [
    'the same bytes, which the SDK sends again when it cannot read the response',
    [one(0, click(0)), { ...one(0, click(0)), body: { publishedAt: DELIVERY_START + 98 } }],
  ],
  [
    'the same order on a reloaded page',
    [
      one(0, goalBody('purchase', order, DELIVERY_START)),
      {
        ...one(60_000, goalBody('purchase', order, DELIVERY_START + 60_000)),
        request: { documentId: 'document-2' },
      },
    ],
    reported('error', 'finding.doubleFire.order', {
      name: 'purchase',
      key: 'order_id',
      value: '"A-1"',
      seconds: 60,
    }),
  ],
  [
    'another order',
    [
      one(0, goalBody('purchase', order, DELIVERY_START)),
      one(60_000, goalBody('purchase', { ...order, order_id: 'A-2' }, DELIVERY_START + 60_000)),
    ],
  ],
  [
    'page views with the same order id',
    [
      one(0, goalBody('page_view', { order_id: 'A-1' }, DELIVERY_START)),
      one(60_000, goalBody('page_view', { order_id: 'A-1' }, DELIVERY_START + 60_000)),
    ],
  ],
  [
    'the same order id from another unit',
    [
      one(0, goalBody('purchase', order, DELIVERY_START)),
      {
        ...one(60_000, goalBody('purchase', order, DELIVERY_START + 60_000)),
        body: { units: [{ type: 'session_id', uid: '1tdwU5K8evYzMovqjExpBA' }] },
      },
    ],
  ],
])
