/** Tests responses as returned by the DevTools of Chromium 156 and Firefox ESR 153. */
import { describe, expect, it } from 'vitest'
import { MAX_RESPONSE_CHARS, MAX_CONTEXT_RESPONSE_CHARS } from '../../../../core/capture'
import { decodeContent, type HarContent } from '../../../../core/har/response-body'

const TEXT = '{"a":"é目標🎯"}'
const response = (encoding?: string) => ({
  response: { status: 200, content: encoding === undefined ? {} : { encoding } },
})
const PUT = { method: 'PUT' }
const base64 = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding).toString('base64')

describe('decodeContent', () => {
  it.each<[string, string | null, string | null, string | undefined, string | null]>([
    ['text in Chromium', TEXT, '', undefined, TEXT],
    ['an untyped response in Chromium', base64(TEXT, 'utf8'), 'base64', undefined, TEXT],
    ['an empty response in Chromium', '', '', undefined, ''],
    ['a failed request in Chromium', null, '', undefined, null],
    ['text in Firefox', TEXT, 'application/json', undefined, TEXT],
    ['text that looks like base64', 'true', 'text/plain', undefined, 'true'],
    ['an untyped response in Firefox', base64('{"a":"é"}', 'latin1'), 'application/x', 'base64', '{"a":"é"}'],
    ['a string with characters above one byte in Firefox', TEXT, 'application/x', 'base64', TEXT],
    ['an empty response in Firefox', '', 'application/x', 'base64', ''],
  ])('decodes %s', (_, content, encodingOrType, encoding, text) => {
    const answer = decodeContent([content, encodingOrType], response(encoding), PUT)
    expect(answer).toEqual(text === null ? null : { text })
  })

  it.each<[string, HarContent, object | null]>([
    ['a string', { content: TEXT, encoding: '' }, { text: TEXT }],
    ['bytes', { content: base64(TEXT, 'utf8'), encoding: 'base64' }, { text: TEXT }],
    ['an empty response', { content: '', encoding: '' }, { text: '' }],
    ['a failed request', { content: null, encoding: '' }, null],
    ['an empty object', {}, null],
    ['an empty array', [], null],
  ])('decodes an object with %s', (_, content, answer) => {
    expect(decodeContent(content, response(), PUT)).toEqual(answer)
  })

  it.each([
    ['PUT', MAX_RESPONSE_CHARS],
    ['GET', MAX_CONTEXT_RESPONSE_CHARS],
  ])('truncates a long response to a %s', (method, max) => {
    const whole = 'x'.repeat(max)
    expect(decodeContent([whole, ''], response(), { method })).toEqual({ text: whole })
    expect(decodeContent([`${whole}y`, ''], response(), { method })).toEqual({ text: whole, truncated: true })
  })
})
