/** Compares pages in Firefox with and without Goalkeeper, as page-unharmed.test.ts does in Chromium. */
import { launchFirefox, type Firefox } from '../firefox/launch-firefox.ts'
import { openPage } from '../firefox/tabs.ts'
import { expect, test } from '../harness/fixtures.ts'
import type { PageServer } from '../harness/page/page-server.ts'
import { readsByFetch } from '../pages/argument-cases.ts'
import { allFunctions } from '../pages/identity-cases.ts'
import { testPage } from '../pages/in-page.ts'

test('Firefox: changes no reachable function, and reads each init and its headers once @full', async ({
  serve,
}) => {
  test.setTimeout(180_000)
  const server = await serve({ '/': testPage() })
  const firefox = await launchFirefox()
  try {
    const plain = await observe(firefox, server)
    await firefox.install()
    const observed = await observe(firefox, server)
    expect(Object.keys(plain.functions).length).toBeGreaterThan(3000)
    expect(observed.functions).toEqual(plain.functions)
    expect(plain.reads['a proxy as init']).toEqual(
      expect.arrayContaining(['get body', 'get headers', 'get method']),
    )
    expect(plain.reads['an array with its own iterator as headers']).toContain('iterator')
    expect(observed.reads).toEqual(plain.reads)
    expect(observed.source).toBe('function () {\n    [native code]\n}')
  } finally {
    await firefox.close()
  }
})

async function observe(firefox: Firefox, { url, otherOrigin }: PageServer) {
  const tab = await openPage(firefox)
  await tab.goto(`${url}/`)
  const reads = await tab.evaluate(readsByFetch, `${otherOrigin}/asked/v1/context`)
  const functions = await tab.evaluate(allFunctions)
  // Prints a Proxy without its name, which proves that Goalkeeper is in the page.
  const source = await tab.evaluate(() => Function.prototype.toString.call(fetch))
  await tab.close()
  return { reads, functions, source }
}
