import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { requestOf } from '../../../core/attempt'
import { readSession } from '../../../core/import/read-session'
import type { Session } from '../../../core/session/session'
import { writeSessionFile } from '../../../core/session/session-file'
import { publishesOf } from '../../../core/publish/read-capture'
import { importedState } from '../../../entrypoints/panel/sessions/imported'
import { createPanelState, type PanelState } from '../../../entrypoints/panel/state/panel-state'
import { say } from '../../../locales/say'

const FOLDER = path.resolve(import.meta.dirname, '../../fixtures/e9a74f8')
const readFixture = (name: string) => readFileSync(path.join(FOLDER, name), 'utf8')
const TEXT = readFixture('session.json')
const RAW = JSON.parse(TEXT) as {
  pages: unknown[]
  attempts: { seq: number; captures: Record<string, unknown>[] }[]
  exportedAt: number
  generator: string
}

function open(name: string): Session {
  const result = readSession(readFixture(name), name)
  if ('problem' in result) throw new Error(say(result.problem))
  expect(result.notes).toEqual([])
  return result.session
}

describe('session file of build e9a74f8', () => {
  it('reads every field of every page and attempt', () => {
    const session = open('session.json')
    expect(session.exportedAt).toBe(RAW.exportedAt)
    expect(session.rows).toBeNull()
    expect(session.redactions).toEqual({
      addresses: false,
      properties: false,
      attributes: false,
      units: false,
    })
    expect(session.pages).toEqual(RAW.pages)
    // Attempts get new sequence numbers in the order of the file.
    expect(session.attempts).toEqual(RAW.attempts.map((attempt, index) => ({ ...attempt, seq: index + 1 })))
  })

  it('covers every optional field of a capture', () => {
    const fields = new Set(
      RAW.attempts.flatMap(({ captures }) => captures.flatMap((one) => Object.keys(one))),
    )
    for (const field of [
      'keepalive',
      'refused',
      'forbidden',
      'sharedBy',
      'viaServiceWorker',
      'sender',
      'outcome',
      'answer',
    ])
      expect(fields).toContain(field)
  })

  it('writes the same file again', () => {
    const session = open('session.json')
    const attempts = session.attempts.map((attempt, index) => ({
      ...attempt,
      seq: RAW.attempts[index]?.seq ?? 0,
    }))
    // The fields of a capture are in the order of the schema.
    expect(JSON.parse(writeSessionFile({ ...session, attempts }, RAW.generator))).toEqual(RAW)
  })

  it('keeps units, exposures and attributes as sent', () => {
    const publishes = open('session.json').attempts.flatMap((attempt) => publishesOf(requestOf(attempt)))
    const [first] = publishes
    expect(first).toMatchObject({
      hashed: true,
      sdkVersion: '1.14.0',
      application: 'shop',
      environment: 'production',
    })
    expect(first?.units.map(({ type }) => type)).toEqual(['session_id', 'user_id'])
    expect(first?.goals[1]?.properties).toEqual({
      sku: '0047-110',
      price: 19.5,
      tags: ['a', { deep: [1, null] }],
    })
    expect(first?.exposures.map(({ name, raw }) => [name, raw['assigned']])).toEqual([
      ['hero_headline', true],
      ['hero_color', false],
    ])
    expect(first?.attributes.map(({ value }) => value)).toEqual(['DE', 'NL', true])
    expect(publishes.find(({ goals }) => goals[0]?.name === 'old_values')?.goals[0]?.values).toEqual([
      1999, 2,
    ])
  })
})

/** The deliveries that a panel shows: name, outcome, number of attempts, whether it is lost. */
const DELIVERIES = [
  ['page_view', 'accepted', 1, false],
  ['add_to_cart', 'accepted', 1, false],
  ['retried', 'accepted', 2, false],
  ['rejected', 'rejected', 1, true],
  ['failed', 'failed', 1, true],
  ['blocked_policy', 'blocked', 1, true],
  ['blocked_extension', 'blocked', 1, true],
  ['blocked_preflight', 'blocked', 1, true],
  ['gzipped', 'accepted', 1, false],
  ['unreadable', 'unreadable', 1, false],
  ['too_large', 'tooLarge', 1, true],
  ['unknown_end', 'unknown', 1, false],
  ['(unreadable)', 'accepted', 1, false],
  ['(unreadable)', 'accepted', 1, false],
  ['(unreadable)', 'unknown', 1, false],
  ['(withoutGoals)', 'accepted', 1, false],
  ['batch_first', 'accepted', 1, false],
  ['batch_second', 'accepted', 1, false],
  ['batch_third', 'accepted', 1, false],
  ['old_values', 'accepted', 1, false],
  ['from_frame', 'accepted', 1, false],
  ['from_worker', 'accepted', 1, false],
  ['from_shared_worker', 'accepted', 1, false],
  ['pending', 'pending', 1, false],
]

describe.each(['session.json', 'session.har'])('panel with %s of build e9a74f8', (name) => {
  let panel: PanelState
  beforeAll(() => {
    panel = importedState(open(name), createPanelState(), 100_000)
  })

  it('lists every row with its outcome', () => {
    const statusOf = panel.statusOf.value
    const rows = panel.allRows.value.map((row) => {
      const status = statusOf(row.delivery)
      const title = row.kind === 'goal' ? row.event.goal.name : `(${row.kind})`
      return [title, status.outcome, row.delivery.attempts.length, status.isLost]
    })
    expect(rows).toEqual(DELIVERIES)
  })

  it('shows the pages and the context that failed to load', () => {
    expect(
      panel.tab.value?.pages.map(({ url, navigations, restored }) => [url, navigations.length, restored]),
    ).toEqual([
      ['https://shop.example/catalog?utm=mail#top', 2, undefined],
      ['https://shop.example/checkout', 0, true],
    ])
    expect(panel.troubles.value.map(({ kind, documentId }) => [kind, documentId])).toEqual([
      ['failed', 'document-4'],
    ])
  })

  it('has the response of the collector', () => {
    const [accepted] = panel.rows.value
    const { answer } = accepted?.attempt.captures.find(({ source }) => source === 'devtools') ?? {}
    expect(answer?.text).toContain('unknown property')
  })
})
