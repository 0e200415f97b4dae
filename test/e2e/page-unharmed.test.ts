/**
 * Pages behave the same with and without Goalkeeper: runs each page in two browsers and compares every result, request
 * and console message.
 */
import { expect } from './harness/fixtures.ts'
import { argumentCases, askedOf } from './pages/argument-cases.ts'
import { bodyCases } from './pages/body-cases.ts'
import { allFunctions, identityCases } from './pages/identity-cases.ts'
import { otherTransportCases } from './pages/other-transport-cases.ts'
import { promiseCases } from './pages/promise-cases.ts'
import { visitShop } from './pages/shop-visit.ts'
import { tamperingCases } from './pages/tampering-cases.ts'
import { expectUnharmed, test } from './pages/compare-browsers.ts'

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
      test(pageCase.name, async ({ twins }) => expectUnharmed(twins, pageCase))
    }
  })
}

test('five of all reachable functions differ, and only in their source text', async ({ twins }) => {
  const [bare, watched] = await Promise.all(
    [twins.bare, twins.watched].map(async ({ page, server }) => {
      await page.goto(`${server.url}/`)
      return page.evaluate(allFunctions)
    }),
  )
  const places = Object.keys(bare ?? {})
  expect(places.length).toBeGreaterThan(3000)
  expect(Object.keys(watched ?? {})).toEqual(places)
  const different = places.filter((place) => bare?.[place] !== watched?.[place])
  expect(different.map((place) => [place, watched?.[place]])).toEqual(
    [
      'window.XMLHttpRequest.prototype.open',
      'window.XMLHttpRequest.prototype.send',
      'window.XMLHttpRequest.prototype.setRequestHeader',
      'window.Navigator.prototype.sendBeacon',
      'window.fetch',
    ]
      .toSorted((one, other) => places.indexOf(one) - places.indexOf(other))
      .map((place) => [place, '111 function () { [native code] }']),
  )
})

test('reads each property of an object at most once before the browser reads it', async ({ twins }) => {
  const [bare = [], watched = []] = await Promise.all(
    [twins.bare, twins.watched].map(async ({ page, server }) => {
      await page.goto(`${server.url}/`)
      return page.evaluate(askedOf, `${server.otherOrigin}/asked/v1/context`)
    }),
  )
  for (const [index, log] of bare.entries()) {
    expect(log.length).toBeGreaterThan(2)
    const seen = watched[index] ?? []
    expect(seen.slice(-log.length)).toEqual(log)
  }
  const ours = watched.map((log, index) => log.slice(0, log.length - (bare[index]?.length ?? 0)))
  expect(ours[0]?.toSorted()).toEqual(['get body', 'get headers', 'get keepalive', 'get method'])
  expect(ours[1]).toEqual([...new Set(ours[1])])
  expect(ours[3]?.toSorted()).toEqual(['get headers', 'get keepalive', 'get method'])
  expect(ours[4]).toEqual(['get method'])
})

test('the shop behaves the same', async ({ twins }) => {
  const bare = await visitShop(twins.bare.context)
  expect(bare.texts.join('\n')).toContain('Order BM-0 is not on its way')
  const watched = await visitShop(twins.watched.context)
  expect(watched.texts).toEqual(bare.texts)
  expect(watched.requests).toEqual(bare.requests)
})
