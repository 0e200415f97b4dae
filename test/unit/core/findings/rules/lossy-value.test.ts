import { goalBody, ruleTable } from '../../../../fixtures/finding-publishes'

const sent = (properties: object) => ({ goals: [goalBody('page_view', properties)] })
const text = (path: string, value: string) =>
  `warning: “${path}” is the text "${value}": code writes that where there is no value.`

ruleTable('lossy-value', [
  [
    'values that survive',
    sent({ price: 0, coupon: null, tags: [], name: 'Null and Void', items: [{ sku: 'a' }] }),
  ],
  ['null without an earlier value', sent({ price: null })],
  [
    'null where the same goal had a number before',
    [sent({ price: 5 }), sent({ price: null })],
    'warning: “price” is null. In JSON, NaN and Infinity become null.',
  ],
  [
    'a nested null where there was a number before',
    [sent({ items: [{ unit_price: 5 }] }), sent({ items: [{ unit_price: null }] })],
    'warning: “items/0/unit_price” is null. In JSON, NaN and Infinity become null.',
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
    'warning: “items” is an empty object. In JSON, a Map, a Set and an Error become one.',
  ],
  [
    'an empty object that may be intended',
    sent({ filters: {} }),
    'info: “filters” is an empty object. In JSON, a Map, a Set and an Error become one.',
  ],
  [
    'an empty object named like an Error',
    sent({ error: {} }),
    'warning: “error” is an empty object. In JSON, a Map, a Set and an Error become one.',
  ],
  [
    'a browser event',
    sent({ event: { isTrusted: true } }),
    'warning: “event” is an event of the browser, of which JSON keeps next to nothing.',
  ],
])
