/** The Network Monitor of Firefox’s real developer tools names the page's script as the origin of each request. */
import { expect, test } from '../firefox/firefox-fixtures.ts'
import { openNetworkMonitor, stackInMonitor } from '../firefox/network-monitor.ts'

/** A function for each way to send, by its name. The stack should contain that name. */
const CALLS = {
  sendFetch: "fetch('/sendFetch/v1/context', { method: 'PUT', body, headers: { 'X-Agent': 'test' } })",
  sendRequest: "fetch(new Request('/sendRequest/v1/context', { method: 'PUT', body }))",
  sendXhr: "xhr.open('PUT', '/sendXhr/v1/context'), xhr.send(body)",
  sendBeacon: "navigator.sendBeacon('/sendBeacon/v1/context', body)",
}

const FIRST_LINE = 3
const SCRIPT = [
  `const body = '{"units":[],"publishedAt":1,"goals":[]}'`,
  'const xhr = new XMLHttpRequest()',
  ...Object.entries(CALLS).map(([name, call]) => `function ${name}() { ${call} }`),
].join('\n')

/** How Firefox names the file of an extension's script in the page's world. */
const OURS = 'goalkeeper-interceptor.js'

test('the stacks in the Network Monitor have one frame above the page’s @full', async ({ tab, serve }) => {
  const javascript = { headers: { 'content-type': 'text/javascript' }, body: SCRIPT }
  const icon = '<link rel="icon" href="data:,">'
  const server = await serve({ '/': `${icon}<script src="/page.js"></script>`, '/page.js': javascript })
  await tab.goto(`${server.url}/`)
  await openNetworkMonitor(tab)
  await tab.evaluate(`setTimeout(() => { ${Object.keys(CALLS).join('(), ')}() })`)

  for (const [index, name] of Object.keys(CALLS).entries()) {
    const stack = await stackInMonitor(tab, `/${name}/`)
    expect(stack.slice(0, 2)).toEqual([
      expect.objectContaining({ filename: OURS, functionName: 'apply' }),
      expect.objectContaining({
        filename: `${server.url}/page.js`,
        lineNumber: FIRST_LINE + index,
        functionName: name,
      }),
    ])
    expect(stack.filter(({ filename }) => filename === OURS)).toHaveLength(1)
  }
})
