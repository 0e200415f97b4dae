import { openFakePage } from '../../../fixtures/bridge/fake-page'
import { describe, expect, it, vi } from 'vitest'
import { MAX_BODY_BYTES } from '../../../../core/capture'
import { type ChannelBody, captureBody } from '../../../../entrypoints/interceptor.content/body'

// Bodies have up to 4 MiB and CI machines can be slow.
vi.setConfig({ testTimeout: 60_000 })

openFakePage()

const read = async (body: unknown): Promise<ChannelBody> => {
  const taken = captureBody(body)
  return typeof taken === 'function' ? taken() : taken
}
const bytes = (text: string) => new TextEncoder().encode(text)
const base64 = (text: string) => Buffer.from(text).toString('base64')
const missing = (kind: string) => ({ kind, data: '', bytes: 0, truncated: false })

describe('captureBody', () => {
  it.each<[string, unknown, object]>([
    ['a string', '{"ü":"😀"}', { kind: 'text', data: '{"ü":"😀"}', bytes: 13, truncated: false }],
    ['half a surrogate pair', 'a\ud83d', { kind: 'text', data: 'a\ud83d', bytes: 4, truncated: false }],
    ['an empty string', '', missing('absent')],
    ['undefined', undefined, missing('absent')],
    ['null', null, missing('absent')],
    [
      'an ArrayBuffer',
      bytes('hü').buffer,
      { kind: 'base64', data: base64('hü'), bytes: 3, truncated: false },
    ],
    ['a view into a buffer', bytes('xhüx').subarray(1, 4), { kind: 'base64', data: base64('hü'), bytes: 3 }],
    ['a DataView', new DataView(bytes('xhx').buffer, 1, 1), { kind: 'base64', data: base64('h'), bytes: 1 }],
    ['an empty buffer', new ArrayBuffer(0), missing('absent')],
    ['a Blob', new Blob(['hü']), { kind: 'base64', data: base64('hü'), bytes: 3, truncated: false }],
    ['form fields', new URLSearchParams({ a: 'b c' }), { kind: 'text', data: 'a=b+c', bytes: 5 }],
    ['form data', new FormData(), missing('formData')],
    ['a stream', new ReadableStream(), missing('stream')],
    ['an object', { toString: () => 'page code' }, missing('unreadable')],
    ['a number', 7, missing('unreadable')],
  ])('reads %s', async (_, body, result) => {
    expect(await read(body)).toMatchObject(result)
  })

  it('copies a buffer that the page reuses', async () => {
    const buffer = bytes('abc')
    const taken = captureBody(buffer)
    buffer.fill(0)
    expect(taken).toMatchObject({ data: base64('abc') })
  })

  it.each([
    ['of exactly the limit', 'x'.repeat(MAX_BODY_BYTES), MAX_BODY_BYTES, false],
    ['of one byte more', 'x'.repeat(MAX_BODY_BYTES + 1), MAX_BODY_BYTES + 1, true],
    ['with more bytes than characters', 'ü'.repeat(MAX_BODY_BYTES / 2 + 1), MAX_BODY_BYTES + 2, true],
  ])('limits a string %s', async (_, text, size, truncated) => {
    const result = await read(text)
    expect(result).toMatchObject({ kind: 'text', bytes: size, truncated })
    expect(bytes(result.data).length).toBe(MAX_BODY_BYTES)
    expect(text.startsWith(result.data)).toBe(true)
  })

  it.each([1, 2, 3])('does not split a character of four bytes with %i bytes left', async (room) => {
    const { data } = await read(`${'x'.repeat(MAX_BODY_BYTES - room)}😀y`)
    expect(data).toBe('x'.repeat(MAX_BODY_BYTES - room))
  })

  it('keeps as many whole characters as fit', async () => {
    const { data } = await read('😀'.repeat(MAX_BODY_BYTES))
    expect(data.isWellFormed()).toBe(true)
    expect(bytes(data).length).toBe(MAX_BODY_BYTES)
  })

  it.each<[string, (all: Uint8Array<ArrayBuffer>) => unknown]>([
    ['bytes', (all) => all],
    ['a Blob', (all) => new Blob([all])],
  ])('truncates %s after 1 MiB and keeps the true size', async (_, make) => {
    const all = new Uint8Array(MAX_BODY_BYTES + 3).map((_value, index) => index % 251)
    const result = await read(make(all))
    expect(result).toMatchObject({ kind: 'base64', bytes: MAX_BODY_BYTES + 3, truncated: true })
    expect(Buffer.from(result.data, 'base64').equals(Buffer.from(all.subarray(0, MAX_BODY_BYTES)))).toBe(true)
  })
})
