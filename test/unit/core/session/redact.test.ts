import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAttempt, requestOf } from '../../../../core/attempt'
import { parseResponse } from '../../../../core/delivery/collector-response'
import { deliveryStatus } from '../../../../core/delivery/delivery'
import { rowsOf } from '../../../../core/record/row'
import { publishesOf, readCapture } from '../../../../core/publish/read-capture'
import { hashUnit } from '../../../../core/publish/unit-hash'
import { redactSession } from '../../../../core/session/redact'
import { NO_REDACTIONS, type Redactions } from '../../../../core/session/session'
import { writeExport } from '../../../../core/export/export-file'
import { say } from '../../../../locales/say'
import { captureOf, jsonBody, publishWith } from '../../../fixtures/make'
import { anySession, onlyAttempt, makePage, sessionWith } from '../../../fixtures/session'

const PUBLISH = {
  ...publishWith([]),
  units: [
    { type: 'user_id', uid: hashUnit('jane') },
    { type: 'anonymous_id', uid: 'jane' },
  ],
  goals: [
    {
      name: 'purchase',
      achievedAt: 1,
      properties: { price: 19.99, to: 'Jane', ok: true, deep: { list: ['Jane', null] } },
    },
  ],
  attributes: [{ name: 'city', value: 'Delft', setAt: 1 }],
}
const SEEN = captureOf(1, {
  body: jsonBody(PUBLISH),
  url: 'https://acme.example/v1/context?who=Jane',
  documentUrl: 'https://shop.example/?who=Jane',
  pageUrl: 'https://shop.example/?who=Jane',
  headers: [
    ['X-Application', 'shop'],
    ['Authorization', 'Bearer Y1zA-very-secret'],
  ],
  secrets: [['X-API-Key', 'Y1zA']],
  answer: {
    text: JSON.stringify({ errors: [{ eventIndex: 0, batchIndex: 0, message: 'Jane is too long' }] }),
  },
})
const session = sessionWith([createAttempt('attempt-1', 1, [SEEN])], { pages: [makePage('document-1', 1)] })
const redacted = (redactions: Partial<Redactions>) =>
  redactSession(session, { ...NO_REDACTIONS, ...redactions }, 'salt')
function publishIn(of: typeof session) {
  const [publish] = publishesOf(requestOf(onlyAttempt(of)))
  if (!publish) throw new Error('no publish or attempt')
  return publish
}

describe('redactSession', () => {
  it('removes API keys and their ends even without redactions', () => {
    for (const format of ['session', 'har', 'csv', 'markdown'] as const) {
      const text = writeExport(format, { session: redacted({}), rows: [], say, version: '1' })
      expect(text).not.toMatch(/Y1zA|very-secret/)
    }
    expect(requestOf(onlyAttempt(redacted({}))).secrets).toEqual([
      ['X-API-Key', ''],
      ['Authorization', ''],
    ])
  })

  it('changes nothing except the chosen redactions', () => {
    expect(publishIn(redacted({}))).toEqual(publishIn(session))
    expect(redacted({}).pages).toEqual(session.pages)
    expect(redacted({ addresses: true }).pages[0]?.url).toBe('https://shop.example/document-1')
    expect(JSON.stringify(redacted({ addresses: true }))).not.toContain('who=')
  })

  it('masks values and keeps names and types', () => {
    const { goals, attributes, units } = publishIn(redacted({ properties: true }))
    expect(goals[0]?.properties).toEqual({
      price: 0,
      to: 'masked',
      ok: false,
      deep: { list: ['masked', null] },
    })
    expect(attributes).toEqual(PUBLISH.attributes)
    expect(units).toEqual(PUBLISH.units)
    const other = publishIn(redacted({ attributes: true }))
    expect(other.attributes).toEqual([{ name: 'city', value: 'masked', setAt: 1 }])
    expect(other.goals).toEqual(publishIn(session).goals)
  })

  it('masks values in tables too', () => {
    const [attempt] = session.attempts
    if (!attempt) throw new Error('no publish or attempt')
    const delivery = { id: attempt.id, attempts: [attempt] as const }
    const scene = { now: 1000, leftAt: () => null, keepaliveBytes: () => 0 }
    const rows = rowsOf(attempt, delivery).map((row) => ({
      row,
      verdict: null,
      deliveryStatus: deliveryStatus(delivery, scene),
      findings: [],
    }))
    const tableOf = (format: 'csv' | 'markdown', of: typeof session) =>
      writeExport(format, { session: of, rows, say, version: '1' })
    for (const format of ['csv', 'markdown'] as const) {
      expect(tableOf(format, redacted({}))).toContain('Jane')
      expect(tableOf(format, redacted({ properties: true, addresses: true }))).not.toContain('Jane')
    }
  })

  it('replaces equal ids by equal ids of the same kind, depending on the salt', () => {
    const units = publishIn(redacted({ units: true })).units
    expect(units[0]?.uid).toMatch(/^[\w-]{22}$/)
    expect(units[0]?.uid).not.toBe(PUBLISH.units[0]?.uid)
    expect(units[1]?.uid).toMatch(/^masked-[\w-]{8}$/)
    expect(publishIn(redacted({ units: true })).units).toEqual(units)
    expect(publishIn(redactSession(session, { ...NO_REDACTIONS, units: true }, 'pepper')).units).not.toEqual(
      units,
    )
  })

  it('masks values in the collector’s messages', () => {
    const { answer = { text: '' } } = onlyAttempt(redacted({ properties: true })).captures[0]
    expect(answer.text).not.toContain('Jane')
    expect(parseResponse(answer).messages).toMatchObject([{ level: 'error', eventIndex: 0, batchIndex: 0 }])
    expect(redacted({}).attempts[0]?.captures[0].answer).toEqual(SEEN.answer)
  })

  it('removes a body that cannot be masked but keeps its attempt', () => {
    const body = {
      encoding: 'text',
      data: '{"units":[{"uid":"Jane"',
      bytes: 9_000_000,
      truncated: true,
    } as const
    const cut = sessionWith([createAttempt('attempt-1', 1, [{ ...SEEN, headers: [], body }])])
    const attempt = onlyAttempt(redactSession(cut, { ...NO_REDACTIONS, units: true }, 'salt'))
    expect(JSON.stringify(attempt)).not.toContain('"Jane"')
    expect(readCapture(requestOf(attempt))).toMatchObject({ kind: 'unreadable' })
  })

  it('leaves no value unmasked in any session', () => {
    const all = { addresses: true, properties: true, attributes: true, units: true }
    fc.assert(
      fc.property(anySession, (any) => {
        for (const attempt of redactSession(any, all, 'salt').attempts) {
          for (const publish of publishesOf(requestOf(attempt))) {
            const leaves = (value: unknown): unknown[] =>
              typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value]
            for (const goal of publish.goals)
              expect([null, 0, false, 'masked']).toEqual(expect.arrayContaining(leaves(goal.properties)))
            for (const { value } of publish.attributes)
              expect([null, 0, false, 'masked']).toEqual(expect.arrayContaining(leaves(value)))
          }
        }
      }),
      { numRuns: 50 },
    )
  })
})
