import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseResponse } from '../../../../core/delivery/collector-response'

const UNREAD = { messages: [], experiments: null, unitTypes: null, isRefused: false }

describe('the answer of a collector', () => {
  it('has its warnings and errors, each on the event it indexes', () => {
    const text = JSON.stringify({
      ok: true,
      warnings: [{ batchIndex: 0, eventIndex: 2, subject: 'goal', message: 'unknown goal' }],
      errors: [{ message: 'bad unit' }],
    })
    expect(parseResponse({ text })).toEqual({
      isJson: true,
      text,
      experiments: null,
      unitTypes: null,
      isRefused: false,
      messages: [
        { level: 'error', message: 'bad unit', subject: null, batchIndex: null, eventIndex: null },
        { level: 'warning', message: 'unknown goal', subject: 'goal', batchIndex: 0, eventIndex: 2 },
      ],
    })
  })

  it('keeps what was not documented, verbatim', () => {
    expect(
      parseResponse({ text: '{"errors":["no", 7, {"eventIndex":-1}]}' }).messages.map(
        ({ message }) => message,
      ),
    ).toEqual(['no', '7', '{"eventIndex":-1}'])
  })

  it.each(['', 'OK', '<!doctype html>', '{"ok":'])('is no JSON: %j', (text) => {
    expect(parseResponse({ text })).toEqual({ ...UNREAD, isJson: false, text })
  })

  it.each([
    ['{"ok":false}', { isRefused: true }],
    [
      '{"experiments":[{"unitType":"user_id"},{"unitType":"session_id"}]}',
      { experiments: 2, unitTypes: ['user_id', 'session_id'] },
    ],
    ['{"experiments":[{"unitType":null}]}', { experiments: 1, unitTypes: null }],
    ['{"experiments":[]}', { experiments: 0, unitTypes: [] }],
  ])('%s', (text, read) => expect(parseResponse({ text })).toMatchObject(read))

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (text) => parseResponse({ text }).text === text))
  })
})

describe('readAnswer of one that was cut', () => {
  it.each([
    ['{"experiments":[{"id":1', true],
    [' [{"id":1', true],
    ['<html>', false],
    ['', false],
  ])('%j: JSON by its beginning, and nothing else is known of it: %j', (text, isJson) => {
    expect(parseResponse({ text, truncated: true })).toEqual({ ...UNREAD, isJson, text })
  })

  it('is no JSON where it is whole and has no end', () => {
    expect(parseResponse({ text: '{"experiments":[{"id":1' }).isJson).toBe(false)
  })
})
