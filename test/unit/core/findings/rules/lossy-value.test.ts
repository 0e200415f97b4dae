import { goalBody, ruleTable } from '../../../../fixtures/finding-publishes'

const sent = (properties: object) => ({ goals: [goalBody('page_view', properties)] })
const text = (path: string, value: string) =>
  `warning: “${path}” is the text "${value}": code writes that where there is no value.`

ruleTable('lossy-value', [
  ['nothing lost', sent({ price: 0, coupon: null, tags: [], name: 'Null and Void', items: [{ sku: 'a' }] })],
  ['null, of which nobody knows better', sent({ price: null })],
  [
    'null, where the same goal had a number before',
    [sent({ price: 5 }), sent({ price: null })],
    'warning: “price” is null. In JSON, NaN and Infinity become null.',
  ],
  [
    'deep inside',
    [sent({ items: [{ unit_price: 5 }] }), sent({ items: [{ unit_price: null }] })],
    'warning: “items/0/unit_price” is null. In JSON, NaN and Infinity become null.',
  ],
  ['null, where it had a text before', [sent({ coupon: 'A' }), sent({ coupon: null })]],
  ['an element as text', sent({ at: '[object HTMLDivElement]' }), text('at', '[object HTMLDivElement]')],
  ['an object as text', sent({ product: '[object Object]' }), text('product', '[object Object]')],
  ['undefined as text', sent({ a: { b: ['undefined'] } }), text('a/b/0', 'undefined')],
  ['NaN as text', sent({ total: 'NaN' }), text('total', 'NaN')],
  ['a text that has it in it', sent({ title: 'What is undefined?' })],
  [
    'a Map',
    sent({ items: {} }),
    'warning: “items” is an empty object. In JSON, a Map, a Set and an Error become one.',
  ],
  [
    'what may be meant',
    sent({ filters: {} }),
    'info: “filters” is an empty object. In JSON, a Map, a Set and an Error become one.',
  ],
  [
    'an Error',
    sent({ error: {} }),
    'warning: “error” is an empty object. In JSON, a Map, a Set and an Error become one.',
  ],
  [
    'a click',
    sent({ event: { isTrusted: true } }),
    'warning: “event” is an event of the browser, of which JSON keeps next to nothing.',
  ],
])
