/**
 * Pages behave the same with and without Goalkeeper: runs each page in two browsers and compares every result, request
 * and console message.
 */
import { expect } from '../harness/fixtures.ts'
import { argumentCases, readsByFetch } from '../pages/argument-cases.ts'
import { bodyCases } from '../pages/body-cases.ts'
import { allFunctions, identityCases } from '../pages/identity-cases.ts'
import { otherTransportCases } from '../pages/other-transport-cases.ts'
import { promiseCases } from '../pages/promise-cases.ts'
import { visitShop } from '../pages/shop-visit.ts'
import { tamperingCases } from '../pages/tampering-cases.ts'
import { expectUnharmed, test } from '../pages/compare-browsers.ts'

// All tests share one pair of browsers: two pairs are slower on two cores.
test.describe.configure({ mode: 'default' })

const TABLES = {
  functions: identityCases,
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

test('changes the source text of five functions, and nothing else about any reachable function', async ({
  browsers,
}) => {
  const [plain, observed] = await Promise.all(
    [browsers.plain, browsers.observed].map(async ({ page, server }) => {
      await page.goto(`${server.url}/`)
      return page.evaluate(allFunctions)
    }),
  )
  const places = Object.keys(plain ?? {})
  expect(places.length).toBeGreaterThan(3000)
  expect(Object.keys(observed ?? {})).toEqual(places)
  const different = places.filter((place) => plain?.[place] !== observed?.[place])
  expect(different.map((place) => [place, observed?.[place]])).toEqual(
    [
      'window.XMLHttpRequest.prototype.open',
      'window.XMLHttpRequest.prototype.send',
      'window.XMLHttpRequest.prototype.setRequestHeader',
      'window.Navigator.prototype.sendBeacon',
      'window.fetch',
    ]
      .toSorted((a, b) => places.indexOf(a) - places.indexOf(b))
      .map((place) => [place, '111 function () { [native code] }']),
  )
})

test('reads each property of an object at most once before the browser reads it', async ({ browsers }) => {
  const [plain = [], observed = []] = await Promise.all(
    [browsers.plain, browsers.observed].map(async ({ page, server }) => {
      await page.goto(`${server.url}/`)
      return page.evaluate(readsByFetch, `${server.otherOrigin}/asked/v1/context`)
    }),
  )
  for (const [index, log] of plain.entries()) {
    expect(log.length).toBeGreaterThan(2)
    const seen = observed[index] ?? []
    expect(seen.slice(-log.length)).toEqual(log)
  }
  const ours = observed.map((log, index) => log.slice(0, log.length - (plain[index]?.length ?? 0)))
  expect(ours[0]?.toSorted()).toEqual(['get body', 'get headers', 'get keepalive', 'get method'])
  expect(ours[1]).toEqual([...new Set(ours[1])])
  expect(ours[3]?.toSorted()).toEqual(['get headers', 'get keepalive', 'get method'])
  expect(ours[4]).toEqual(['get method'])
})

test('the shop shows and sends the same with Goalkeeper as without', async ({ browsers }) => {
  const plain = await visitShop(browsers.plain.context)
  expect(plain.texts.join('\n')).toContain('Order BM-0 is not on its way')
  const observed = await visitShop(browsers.observed.context)
  expect(observed.texts).toEqual(plain.texts)
  expect(observed.requests).toEqual(plain.requests)
})
