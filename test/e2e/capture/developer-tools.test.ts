/** The Network panel and the Console of Chromium’s real DevTools point at the page's script, not at Goalkeeper's. */
import type { Page } from '@playwright/test'

import { expect, test } from '../harness/fixtures.ts'
import { openGoalkeeperPanel } from '../harness/panel/panel.ts'

/** A function for each way to send, by its name. The line of the call is what DevTools should name. */
const CALLS = {
  sendFetch: "fetch('/fetch/v1/context', { method: 'PUT', body, headers: { 'X-Agent': 'test' } })",
  sendRequest: "fetch(new Request('/request/v1/context', { method: 'PUT', body }))",
  sendXhr: "xhr.open('PUT', '/xhr/v1/context'), xhr.send(body)",
  sendBeacon: "navigator.sendBeacon('/beacon/v1/context', body)",
  sendMissing: "fetch('/missing')",
  sendRefused: "fetch('http://127.0.0.1:1/refused/v1/context', { method: 'PUT', body })",
}

/** Calls that send nothing: the browser writes a message to the Console instead. */
const REFUSED_CALLS = {
  setUnsafeHeader: "xhr.open('PUT', '/unsafe'), xhr.setRequestHeader('Host', 'a')",
  useUnknownScheme: "fetch('goal://keeper/v1/context').catch(() => {})",
  breakPolicy: "fetch('http://127.0.0.1:2/v1/context', { method: 'PUT', body }).catch(() => {})",
}
const POLICY = "connect-src 'self' http://127.0.0.1:1 goal:"

const FIRST_LINE = 3
const FUNCTIONS = { ...CALLS, ...REFUSED_CALLS }
const SCRIPT = [
  `const body = '{"units":[],"publishedAt":1,"goals":[]}'`,
  'const xhr = new XMLHttpRequest()',
  ...Object.entries(FUNCTIONS).map(([name, call]) => `function ${name}() { ${call} }`),
].join('\n')

/** Where DevTools should say that a function's request or error comes from. */
const lineOf = (name: keyof typeof FUNCTIONS): string =>
  `page.js:${FIRST_LINE + Object.keys(FUNCTIONS).indexOf(name)}`

test('DevTools name the page’s script as the origin of requests and errors', async ({
  browserContext,
  serve,
}) => {
  const javascript = { headers: { 'content-type': 'text/javascript' }, body: SCRIPT }
  const icon = '<link rel="icon" href="data:,">'
  const server = await serve({
    '/': {
      headers: { 'content-security-policy': POLICY },
      body: `${icon}<script src="/page.js"></script>`,
    },
    '/page.js': javascript,
  })
  const page = await browserContext.newPage()
  await page.goto(server.url)
  const { devtools } = await openGoalkeeperPanel(page)
  await showPanel(devtools, 'network')
  await page.evaluate(`setTimeout(() => { ${Object.keys(FUNCTIONS).join('(), ')}() })`)

  // The request that is refused has a second line, for its preflight.
  const initiators = devtools.locator('.network-log-grid td.initiator-column')
  await expect
    .poll(async () =>
      (await initiators.allInnerTexts()).filter((text) => text.startsWith('page.js')).toSorted(),
    )
    .toEqual((Object.keys(CALLS) as (keyof typeof CALLS)[]).map(lineOf).toSorted())
  expect((await initiators.allInnerTexts()).filter((text) => !text.startsWith('page.js'))).toEqual([
    'Preflight',
  ])

  await showPanel(devtools, 'console')
  const message = (text: string) => devtools.locator('.console-message-wrapper', { hasText: text })
  const failedRequest = message('net::ERR_UNSAFE_PORT')
  await expect(failedRequest.locator('.console-message-anchor')).toHaveText(lineOf('sendRefused'))
  await expect(message('404 (Not Found)').locator('.console-message-anchor')).toHaveText(
    lineOf('sendMissing'),
  )
  const refused: [keyof typeof REFUSED_CALLS, string][] = [
    ['setUnsafeHeader', 'Refused to set unsafe header "Host"'],
    ['useUnknownScheme', 'URL scheme "goal" is not supported'],
    ['breakPolicy', 'violates the following Content Security Policy directive'],
  ]
  for (const [name, text] of refused) {
    await expect(message(text).locator('.console-message-anchor')).toHaveText(lineOf(name))
  }
  // The Console hides ignored frames. The link at the right of the message leads to Goalkeeper nevertheless, since the
  // Console takes it from the error and not from the stack (see docs/unharmed.md).
  const rejection = message('Uncaught (in promise) TypeError: Failed to fetch')
  const frames = rejection.locator('.devtools-link:visible:not(.console-message-anchor .devtools-link)')
  await expect(frames.first()).toContainText(lineOf('sendRefused'))
  const anchor = rejection.locator('.console-message-anchor .devtools-link')
  await expect(anchor).toHaveClass(/ignore-list-link/)
})

async function showPanel(devtools: Page, view: string): Promise<void> {
  await devtools.evaluate((name) => {
    const { DevToolsAPI } = globalThis as { DevToolsAPI?: { showPanel(view: string): unknown } }
    return DevToolsAPI?.showPanel(name)
  }, view)
}
