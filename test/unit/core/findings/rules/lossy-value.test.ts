import { goalBody, reported, ruleTable } from '../../../../fixtures/finding-publishes'

const sent = (properties: object) => ({ goals: [goalBody('page_view', properties)] })
const text = (path: string, value: string) =>
  reported('warning', 'finding.lossyValue.text', { path, value: `"${value}"` })

ruleTable('lossy-value', [
  [
    'values that survive',
    sent({ price: 0, coupon: null, tags: [], name: 'Null and Void', items: [{ sku: 'a' }] }),
  ],
  ['null without an earlier value', sent({ price: null })],
  [
    'null where the same goal had a number before',
    [sent({ price: 5 }), sent({ price: null })],
    reported('warning', 'finding.lossyValue.null', { path: 'price' }),
  ],
  [
    'a nested null where there was a number before',
    [sent({ items: [{ unit_price: 5 }] }), sent({ items: [{ unit_price: null }] })],
    reported('warning', 'finding.lossyValue.null', { path: 'items/0/unit_price' }),
  ],
  ['null where there was a string before', [sent({ coupon: 'A' }), sent({ coupon: null })]],
  ['an element as a string', sent({ at: '[object HTMLDivElement]' }), text('at', '[object HTMLDivElement]')],
  ['an object as a string', sent({ product: '[object Object]' }), text('product', '[object Object]')],
  ['undefined as a string', sent({ a: { b: ['undefined'] } }), text('a/b/0', 'undefined')],
  ['NaN as a string', sent({ total: 'NaN' }), text('total', 'NaN')],
  ['a string that contains “undefined”', sent({ title: 'What is undefined?' })],
  [
    'an empty object where items are expected',
    sent({ items: {} }),
    reported('warning', 'finding.lossyValue.empty', { path: 'items' }),
  ],
  [
    'an empty object that may be intended',
    sent({ filters: {} }),
    reported('info', 'finding.lossyValue.empty', { path: 'filters' }),
  ],
  [
    'an empty object named like an Error',
    sent({ error: {} }),
    reported('warning', 'finding.lossyValue.empty', { path: 'error' }),
  ],
  [
    'a browser event',
    sent({ event: { isTrusted: true } }),
    reported('warning', 'finding.lossyValue.event', { path: 'event' }),
  ],
])
