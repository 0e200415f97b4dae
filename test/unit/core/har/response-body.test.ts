/** Answers as the DevTools of Chromium 156 and Firefox ESR 153 were seen to give them. */
import { describe, expect, it } from 'vitest'
import { MAX_RESPONSE_CHARS, MAX_CONTEXT_RESPONSE_CHARS } from '../../../../core/capture'
import { decodeContent, type HarContent } from '../../../../core/har/response-body'

const TEXT = '{"a":"é目標🎯"}'
const response = (encoding?: string) => ({
  response: { status: 200, content: encoding === undefined ? {} : { encoding } },
})
const PUT = { method: 'PUT' }
const base64 = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding).toString('base64')

describe('answerOf', () => {
  it.each<[string, string | null, string | null, string | undefined, string | null]>([
    ['text in Chromium', TEXT, '', undefined, TEXT],
    ['an untyped answer in Chromium', base64(TEXT, 'utf8'), 'base64', undefined, TEXT],
    ['an empty answer in Chromium', '', '', undefined, ''],
    ['what failed in Chromium', null, '', undefined, null],
    ['text in Firefox', TEXT, 'application/json', undefined, TEXT],
    ['text that looks like base64', 'true', 'text/plain', undefined, 'true'],
    ['an untyped answer in Firefox', base64('{"a":"é"}', 'latin1'), 'application/x', 'base64', '{"a":"é"}'],
    ['one that does not fit into bytes', TEXT, 'application/x', 'base64', TEXT],
    ['an empty answer in Firefox', '', 'application/x', 'base64', ''],
  ])('%s', (_, content, encodingOrType, encoding, text) => {
    const answer = decodeContent([content, encodingOrType], response(encoding), PUT)
    expect(answer).toEqual(text === null ? null : { text })
  })

  it.each<[string, HarContent, object | null]>([
    ['text', { content: TEXT, encoding: '' }, { text: TEXT }],
    ['bytes', { content: base64(TEXT, 'utf8'), encoding: 'base64' }, { text: TEXT }],
    ['nothing', { content: '', encoding: '' }, { text: '' }],
    ['what failed', { content: null, encoding: '' }, null],
    ['what nobody has said', {}, null],
    ['an empty pair', [], null],
  ])('takes an object too: %s', (_, content, answer) => {
    expect(decodeContent(content, response(), PUT)).toEqual(answer)
  })

  it.each([
    ['PUT', MAX_RESPONSE_CHARS],
    ['GET', MAX_CONTEXT_RESPONSE_CHARS],
  ])('cuts what is too long for a %s', (method, max) => {
    const whole = 'x'.repeat(max)
    expect(decodeContent([whole, ''], response(), { method })).toEqual({ text: whole })
    expect(decodeContent([`${whole}y`, ''], response(), { method })).toEqual({ text: whole, truncated: true })
  })
})
