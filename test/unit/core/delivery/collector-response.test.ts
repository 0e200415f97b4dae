import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseResponse } from '../../../../core/delivery/collector-response'

const UNREAD = { messages: [], experiments: null, unitTypes: null, isRefused: false }

describe('parseResponse', () => {
  it('returns warnings and errors with the index of their event', () => {
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

  it('keeps undocumented messages verbatim', () => {
    expect(
      parseResponse({ text: '{"errors":["no", 7, {"eventIndex":-1}]}' }).messages.map(
        ({ message }) => message,
      ),
    ).toEqual(['no', '7', '{"eventIndex":-1}'])
  })

  it.each(['', 'OK', '<!doctype html>', '{"ok":'])('reports that %j is not JSON', (text) => {
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
  ])('parses %s', (text, read) => expect(parseResponse({ text })).toMatchObject(read))

  it('never throws', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (text) => parseResponse({ text }).text === text))
  })
})

describe('parseResponse of a truncated response', () => {
  it.each([
    ['{"experiments":[{"id":1', true],
    [' [{"id":1', true],
    ['<html>', false],
    ['', false],
  ])('guesses from the start of %j whether it is JSON: %j', (text, isJson) => {
    expect(parseResponse({ text, truncated: true })).toEqual({ ...UNREAD, isJson, text })
  })

  it('reports a complete response without an end as not JSON', () => {
    expect(parseResponse({ text: '{"experiments":[{"id":1' }).isJson).toBe(false)
  })
})
