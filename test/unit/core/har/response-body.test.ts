/** Answers as the DevTools of Chromium 156 and Firefox ESR 153 were seen to give them. */
import { describe, expect, it } from 'vitest'
import { MAX_ANSWER_CHARACTERS, MAX_CONTEXT_CHARACTERS } from '../../../../core/capture'
import { answerOf, type Content } from '../../../../core/har/response-body'

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
    const answer = answerOf([content, encodingOrType], response(encoding), PUT)
    expect(answer).toEqual(text === null ? null : { text })
  })

  it.each<[string, Content, object | null]>([
    ['text', { content: TEXT, encoding: '' }, { text: TEXT }],
    ['bytes', { content: base64(TEXT, 'utf8'), encoding: 'base64' }, { text: TEXT }],
    ['nothing', { content: '', encoding: '' }, { text: '' }],
    ['what failed', { content: null, encoding: '' }, null],
    ['what nobody has said', {}, null],
    ['an empty pair', [], null],
  ])('takes an object too: %s', (_, content, answer) => {
    expect(answerOf(content, response(), PUT)).toEqual(answer)
  })

  it.each([
    ['PUT', MAX_ANSWER_CHARACTERS],
    ['GET', MAX_CONTEXT_CHARACTERS],
  ])('cuts what is too long for a %s', (method, most) => {
    const whole = 'x'.repeat(most)
    expect(answerOf([whole, ''], response(), { method })).toEqual({ text: whole })
    expect(answerOf([`${whole}y`, ''], response(), { method })).toEqual({ text: whole, truncated: true })
  })
})
