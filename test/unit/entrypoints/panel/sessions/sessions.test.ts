/** Tests that an exported session opens with the same list. */
import * as fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { writeHar } from '../../../../../core/har/write-har'
import { readSession } from '../../../../../core/import/read-session'
import { redactSession } from '../../../../../core/session/redact'
import {
  NO_REDACTIONS,
  type Session,
  createSession,
  DEFAULT_REDACTIONS,
} from '../../../../../core/session/session'
import { writeSessionFile } from '../../../../../core/session/session-file'
import { isRow } from '../../../../../components/list/lines/list-item'
import { listItems } from '../../../../../components/list/lines/list-items'
import { importedState } from '../../../../../entrypoints/panel/sessions/imported'
import { createPanelState } from '../../../../../entrypoints/panel/state/panel-state'
import { createAttempt } from '../../../../../core/attempt'
import { captureOf } from '../../../../fixtures/make'
import { anySession, sessionWith } from '../../../../fixtures/session'

vi.setConfig({ testTimeout: 60_000 })

const FORMATS = [
  ['session file', (session: Session) => writeSessionFile(session, 'Goalkeeper 1')],
  ['HAR', (session: Session) => writeHar(session, '1')],
] as const

const panelOf = (session: Session) => importedState(session, createPanelState(), 100_000)

/** Returns the lines and the summary that the list of a session shows. */
function listOf(session: Session) {
  const state = panelOf(session)
  const statusOf = state.statusOf.value
  return {
    lines: listItems({
      rows: state.rows.value,
      isSorted: false,
      group: 'page',
      pages: session.pages,
      opened: [],
      troubles: state.troubles.value,
      collapsed: new Set(),
      filtered: false,
      isUnknown: () => false,
      outcomeOf: ({ delivery }) => statusOf(delivery).outcome,
    }).map((item) => {
      if (!isRow(item)) return item
      const { attempt: _, delivery, ...row } = item
      const own = row.kind === 'goal' ? { ...row.event, attempt: null } : row
      return [row.id, row.at, own, outcome(statusOf(delivery))]
    }),
    summary: state.summary.value,
  }
}
const outcome = ({
  outcome: kind,
  isLost,
  isSettled,
  attempts,
}: ReturnType<ReturnType<typeof panelOf>['statusOf']['value']>) => ({
  kind,
  isLost,
  isSettled,
  tries: attempts.map(({ outcome: fate }) => fate),
})
const reread = (text: string): Session => {
  const result = readSession(text, 'a.json')
  if ('problem' in result) throw new Error(JSON.stringify(result.problem))
  expect(result.notes).toEqual([])
  return result.session
}

describe.each(FORMATS)('exporting and opening a %s', (_, write) => {
  it('shows the same list', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        fc.pre(session.attempts.length > 0)
        const leaves = redactSession(session, NO_REDACTIONS, 'salt')
        expect(listOf(reread(write(leaves)))).toEqual(listOf(session))
      }),
      { numRuns: 150 },
    )
  })

  it('shows the same list with the default redactions and writes the same file again', () => {
    fc.assert(
      fc.property(anySession, (session) => {
        fc.pre(session.attempts.length > 0)
        const leaves = redactSession(session, DEFAULT_REDACTIONS, 'salt')
        const back = reread(write(leaves))
        expect(back.redactions).toEqual(DEFAULT_REDACTIONS)
        expect(listOf(back)).toEqual(listOf(leaves))
        const numbered = leaves.attempts.map((one, index) => ({ ...one, seq: index + 1 }))
        expect(JSON.parse(write(back))).toEqual(JSON.parse(write({ ...leaves, attempts: numbered })))
      }),
      { numRuns: 50 },
    )
  })

  it('shows only the selected rows', () => {
    fc.assert(
      fc.property(anySession, fc.nat(), (session, seed) => {
        const state = panelOf(session)
        const rows = state.rows.value.filter((__, index) => (index + seed) % 3 === 0)
        fc.pre(rows.length > 0)
        const part = createSession({
          deliveries: state.deliveries.value,
          pages: session.pages,
          selectedRows: rows,
          exportedAt: session.exportedAt,
        })
        const back = panelOf(reread(write(redactSession(part, NO_REDACTIONS, 'salt'))))
        expect(back.rows.value.map(({ id }) => id)).toEqual(rows.map(({ id }) => id))
        const { goals, publishesWithoutGoals, unreadable } = back.summary.value
        expect(goals + publishesWithoutGoals + unreadable).toBe(rows.length)
      }),
      { numRuns: 100 },
    )
  })
})

it('freezes outcomes at the time of the export', () => {
  const at = 1_795_000_000_000
  const [page, network] = [
    captureOf(1, { at }),
    captureOf(2, { at, source: 'network', documentId: null, body: captureOf(1).body }),
  ]
  const answered = (ms: number) => ({
    ...network,
    outcome: { at: at + ms, status: null, error: 'net::ERR_ABORTED' },
  })
  const kindOf = (seen: typeof network, exportedAt: number) => {
    const state = panelOf(sessionWith([createAttempt('attempt-1', 1, [page, seen])], { exportedAt }))
    return state.rows.value.map(({ delivery }) => state.statusOf.value(delivery).outcome)
  }
  expect(kindOf(network, at + 300)).toEqual(['pending'])
  // An aborted request: its page canceled it, or its document is gone, which is known two seconds later.
  expect(kindOf(answered(100), at + 300)).toEqual(['pending'])
  expect(kindOf(answered(100), at + 10_000)).toEqual(['failed'])
})
