/** Cases about requests, whose method, headers and bytes must reach the server unchanged. */
import { expect } from '../harness/fixtures.ts'
import type { PageCase } from './compare-browsers.ts'

const collected = { status: 200, answer: expect.stringContaining('success') }
const text = '{"units":[],"publishedAt":1,"goals":[{"name":"目標 🎯"}]}'

/** Bodies for `fetch`, as expressions that can use `text`, and the bytes they send, decoded as UTF-8. */
const BODIES: Readonly<Record<string, readonly [expression: string, sent: string]>> = {
  'a string': ['text', text],
  'a lone surrogate': ["text + '\\ud83d'", `${text}\ufffd`],
  'a Blob with a type': ["new Blob([text], { type: 'application/json' })", text],
  'a Blob without a type': ['new Blob([text])', text],
  'a slice of a Blob': ["new Blob(['##' + text]).slice(2)", text],
  'an ArrayBuffer': ['new TextEncoder().encode(text).buffer', text],
  'a view of a buffer': ["new TextEncoder().encode('##' + text).subarray(2)", text],
  'a DataView': ["new DataView(new TextEncoder().encode('##' + text).buffer, 2)", text],
  URLSearchParams: ["new URLSearchParams({ units: 'ü', publishedAt: '1' })", 'units=%C3%BC&publishedAt=1'],
  'an empty string': ["''", ''],
}

export const bodyCases: readonly PageCase[] = [
  ...Object.entries(BODIES).map(([title, [expression, sent]]): PageCase => {
    const source = `(collector) => {
      const text = ${JSON.stringify(text)}
      const init = { method: 'PUT', headers: { 'X-Agent': 'test', 'X-API-Key': 'secret' }, body: ${expression} }
      return inPage.outcome(() => fetch(collector, init))
    }`
    return {
      name: `fetch of ${title}`,
      run: source,
      expected: collected,
      sent: 1,
      bodies: [sent],
    }
  }),
  {
    name: 'form data',
    run: async (collector) => {
      const form = new FormData()
      form.append('units', '🎯')
      form.append('file', new Blob(['content'], { type: 'text/plain' }), 'file.txt')
      const answer = await inPage.outcome(() =>
        fetch(collector, { method: 'POST', body: form, headers: { 'X-Agent': 'test' } }),
      )
      return [answer, [...form.keys()]]
    },
    expected: [collected, ['units', 'file']],
    sent: 1,
  },
  ...['bytes.fill(120)', 'structuredClone(bytes.buffer, { transfer: [bytes.buffer] })'].flatMap((change) =>
    ['bytes', 'bytes.buffer'].map((body): PageCase => ({
      name: `${body}, with ${change} right after the call`,
      run: `(collector) => {
          const bytes = new TextEncoder().encode(${JSON.stringify(text)})
          const promise = fetch(collector, { method: 'PUT', body: ${body}, headers: { 'X-Agent': 'test' } })
          ${change}
          return inPage.outcome(() => promise)
        }`,
      expected: collected,
      sent: 1,
      bodies: [text],
    })),
  ),
  ...Object.entries({
    'a string': 'inPage.publish()',
    'a Blob': 'new Blob([inPage.publish()])',
    bytes: 'new TextEncoder().encode(inPage.publish())',
  }).map(([title, body]): PageCase => ({
    name: `a Request with ${title}`,
    run: `async (collector) => {
        const headers = { 'X-Agent': 'test' }
        const request = new Request(collector, { method: 'PUT', body: ${body}, headers })
        const before = [request.bodyUsed, request.body instanceof ReadableStream]
        const promise = fetch(request)
        const at = [request.bodyUsed, request.body.locked]
        const answer = await inPage.outcome(() => promise)
        return [before, at, request.bodyUsed, answer]
      }`,
    expected: [[false, true], [true, expect.any(Boolean)], true, collected],
    sent: 1,
  })),
  {
    name: 'a Request whose body the init replaces',
    run: async (collector) => {
      const request = new Request(collector, { method: 'POST', body: 'not this' })
      const answer = await inPage.outcome(() => fetch(request, { method: 'PUT', body: inPage.publish() }))
      return [answer, request.bodyUsed]
    },
    expected: [collected, expect.any(Boolean)],
    sent: 1,
  },
  {
    name: 'a Request that the server redirects',
    run: (collector) => {
      const to = new URL(collector)
      const from = `${to.origin}/moved/v1/context?to=${to.pathname}`
      return inPage.outcome(() => fetch(new Request(from, { method: 'PUT', body: inPage.publish() })))
    },
    expected: collected,
    sent: 1,
  },
  {
    name: 'a clone of a Request, and the Request itself',
    run: async (collector) => {
      const request = new Request(collector, { method: 'PUT', body: inPage.publish() })
      const clone = request.clone()
      const answers = [await inPage.outcome(() => fetch(clone)), await inPage.outcome(() => fetch(request))]
      return [answers, clone.bodyUsed, request.bodyUsed]
    },
    expected: [[collected, collected], true, true],
    sent: 2,
  },
  {
    name: 'every option of an init',
    run: (collector) =>
      inPage.outcome(() =>
        fetch(collector, {
          method: 'PUT',
          body: inPage.publish(),
          headers: [['X-Agent', 'test']],
          cache: 'no-store',
          credentials: 'include',
          integrity: '',
          keepalive: true,
          mode: 'cors',
          priority: 'low',
          redirect: 'error',
          referrer: '/referrer',
          referrerPolicy: 'unsafe-url',
          signal: new AbortController().signal,
        }),
      ),
    expected: collected,
    sent: 1,
  },
  {
    name: 'a GET',
    run: (collector) =>
      inPage.outcome(async () => {
        const answers = [await fetch(collector), await fetch(new Request(collector))]
        return answers.map(({ status }) => status)
      }),
    expected: { value: [404, 404] },
    sent: 2,
    captured: 0,
  },
]
