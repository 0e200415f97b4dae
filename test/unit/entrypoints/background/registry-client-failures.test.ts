import { describe, expect, it } from 'vitest'
import {
  consoleOf,
  fetchFrom,
  itemsOf,
  json,
  KEY,
  registryFrom,
  type Respond,
} from '../../../fixtures/stub-console'

describe('what goes wrong', () => {
  const echo = { error: `no such key: ${KEY}` }
  const huge = () =>
    new ReadableStream<Uint8Array>({
      pull: (stream) => stream.enqueue(new Uint8Array(1024 * 1024).fill(32)),
    })

  it.each<[string, () => Response, object]>([
    ['401', () => json(echo, 401), { key: 'connect.answer.unauthorized' }],
    ['403', () => json(echo, 403), { key: 'connect.answer.forbidden', values: { permission: 'Goal List' } }],
    ['404', () => json(echo, 404), { key: 'connect.answer.notFound', values: { list: 'goals' } }],
    ['429', () => json(echo, 429), { key: 'connect.answer.tooMany' }],
    ['500', () => json(echo, 500), { key: 'connect.answer.server', values: { status: 500 } }],
    ['418', () => json(echo, 418), { key: 'connect.answer.status' }],
    [
      'a web page',
      () => new Response(`<html>${KEY}`, { headers: { 'content-type': 'text/html' } }),
      { key: 'connect.answer.html' },
    ],
    ['text', () => new Response(KEY), { key: 'connect.answer.notJson' }],
    ['nothing', () => new Response(null, { status: 204 }), { key: 'connect.answer.notJson' }],
    ['another form', () => json({ ok: false, errors: [KEY] }), { key: 'connect.answer.undocumented' }],
    [
      'more than 32 MB',
      () => new Response(huge()),
      { key: 'connect.answer.tooLarge', values: { list: 'goals', megabytes: 32 } },
    ],
    [
      'no connection',
      () => {
        throw new TypeError(`Failed to fetch with ${KEY}`)
      },
      { key: 'connect.answer.unreachable', values: { workspace: 'acme.absmartly.com' } },
    ],
    [
      'no answer in time',
      () => {
        throw new DOMException(KEY, 'TimeoutError')
      },
      { key: 'connect.answer.timeout', values: { workspace: 'acme.absmartly.com', seconds: 30 } },
    ],
    [
      'a connection that breaks while the answer comes',
      () => new Response(new ReadableStream({ start: (stream) => stream.error(new TypeError(KEY)) })),
      { key: 'connect.answer.unreachable' },
    ],
  ])('%s', async (_, answer, problem) => {
    const whole = consoleOf({})
    const { result } = await fetchFrom((list, url) => (list === 'goals' ? answer() : whole(list, url)))
    expect(result).toMatchObject({ problem })
    expect(JSON.stringify(result)).not.toContain(KEY)
  })

  it('a page in the middle: then there is no registry', async () => {
    const whole = consoleOf({ goals: itemsOf(30) }, 10)
    const respond: Respond = (list, url) =>
      list === 'goals' && url.searchParams.get('page') === '2' ? json({}, 500) : whole(list, url)
    expect((await fetchFrom(respond)).result).toMatchObject({ problem: { key: 'connect.answer.server' } })
  })

  it('the archived goals: then there is no registry', async () => {
    const whole = consoleOf({ goals: itemsOf(3) })
    const respond: Respond = (list, url) =>
      list === 'goals' && url.searchParams.has('archived') ? json({}, 403) : whole(list, url)
    expect((await fetchFrom(respond)).result).toMatchObject({ problem: { key: 'connect.answer.forbidden' } })
  })

  const oneByOne = (text: Uint8Array) =>
    new ReadableStream<Uint8Array>({
      start(stream) {
        for (const byte of text) stream.enqueue(Uint8Array.of(byte))
        stream.close()
      },
    })

  it('characters cut in two by the network are no problem', async () => {
    const text = new TextEncoder().encode(
      JSON.stringify({ items: 200, page: 1, total: 1, goals: [{ id: 1, name: 'Größe😀' }] }),
    )
    const whole = consoleOf({})
    const respond: Respond = (list, url) =>
      list === 'goals' && !url.searchParams.has('archived') ? new Response(oneByOne(text)) : whole(list, url)
    expect((await registryFrom(respond)).goals[0]?.name).toBe('Größe😀')
  })
})
