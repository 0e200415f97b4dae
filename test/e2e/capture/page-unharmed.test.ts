/**
 * Pages behave the same with and without Goalkeeper: runs each page in two browsers and compares every result, request
 * and console message.
 */
import { expect } from '../harness/fixtures.ts'
import { argumentCases } from '../pages/argument-cases.ts'
import { bodyCases } from '../pages/body-cases.ts'
import { otherTransportCases } from '../pages/other-transport-cases.ts'
import { promiseCases } from '../pages/promise-cases.ts'
import { visitShop } from '../pages/shop-visit.ts'
import { tamperingCases } from '../pages/tampering-cases.ts'
import { expectUnharmed, test } from '../pages/compare-browsers.ts'

// All tests share one pair of browsers: two pairs are slower on two cores.
test.describe.configure({ mode: 'default' })

const TABLES = {
  arguments: argumentCases,
  'return values': promiseCases,
  'request bodies': bodyCases,
  'other transports': otherTransportCases,
  'pages that change built-ins': tamperingCases,
}

for (const [title, cases] of Object.entries(TABLES)) {
  test.describe(title, () => {
    for (const pageCase of cases) {
      test(pageCase.name, async ({ browsers }) => expectUnharmed(browsers, pageCase))
    }
  })
}

test('the shop shows and sends the same with Goalkeeper as without', async ({ browsers }) => {
  const plain = await visitShop(browsers.plain.context)
  expect(plain.texts.join('\n')).toContain('Order BM-0 is not on its way')
  const observed = await visitShop(browsers.observed.context)
  expect(observed.texts).toEqual(plain.texts)
  expect(observed.requests).toEqual(plain.requests)
  expect(plain.sources[0]).toBe('function fetch() { [native code] }')
  expect(observed.sources).toEqual(plain.sources)
})
