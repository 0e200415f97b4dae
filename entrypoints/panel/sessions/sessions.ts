import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { type Message, type MessageKey, message } from '../../../core/message'
import type { Redactions } from '../../../core/session/session'
import { type ReadSession, readSession } from '../../../core/import/read-session'
import { MAX_SESSION_BYTES } from '../../../core/session/session-file'
import { errorMessage } from '../../../core/error-message'
import { preferences } from '../../../settings/preferences'
import { createFilters, type PanelFilters } from '../filter/panel-filters'
import { type Findings, createFindings } from '../findings/follow-findings'
import { emptyState, importedState } from './imported'
import { listedRows } from '../list/listed-rows'
import type { PanelState } from '../state/panel-state'

/** Source of an imported session. */
export interface Imported {
  /** Name of the file. */
  readonly file: string
  /**
   * Time of the export, in milliseconds since the epoch. For a HAR file of another program, a time soon after its last
   * entry.
   */
  readonly exportedAt: number
  readonly redactions: Redactions
  /** Parts of the file that could not be used. */
  readonly notes: readonly Message[]
}

/** Contents of a panel: its tab, or a session from a file. */
export interface PanelSession {
  readonly id: string
  readonly state: PanelState
  readonly findings: Findings
  readonly filters: PanelFilters
  /** Ids of the rows selected in the list. */
  readonly selectedIds: Signal<ReadonlySet<string>>
  /** Null for the tab itself. */
  readonly imported: Imported | null
}

/** The sessions of a panel. */
export interface Sessions {
  /** The tab itself, then the imported sessions in the order they were opened. */
  readonly all: ReadonlySignal<readonly PanelSession[]>
  readonly shown: ReadonlySignal<PanelSession>
  /** Current time in milliseconds since the epoch. The clock of an imported state is frozen. */
  readonly now: ReadonlySignal<number>
  /** Reason why a file could not be opened; null otherwise. */
  readonly problem: ReadonlySignal<Message | null>
  /** Whether a file is being read. */
  readonly isReading: ReadonlySignal<boolean>
  readonly show: (id: string) => void
  /** Opens a session file or a HAR and shows it. Never rejects: a failure sets `problem` and changes nothing else. */
  readonly open: (file: File) => Promise<void>
  readonly close: (id: string) => void
  readonly dismiss: () => void
}

function panelSession(id: string, everything: PanelState, imported: Imported | null): PanelSession {
  const findings = createFindings(everything)
  const state = { ...everything, rows: listedRows(everything.rows, findings.found) }
  return {
    id,
    state,
    findings,
    filters: createFilters(state, findings),
    selectedIds: signal(new Set()),
    imported,
  }
}

/** Creates the sessions of a panel, starting with its tab. Imported sessions are only in memory. */
export function createSessions(state: PanelState): Sessions {
  const live = panelSession('live', state, null)
  const imported = signal<readonly PanelSession[]>([])
  const current = signal(live.id)
  const problem = signal<Message | null>(null)
  const reading = signal(0)
  let opened = 0

  return {
    all: computed(() => [live, ...imported.value]),
    now: state.now,
    shown: computed(() => imported.value.find(({ id }) => id === current.value) ?? live),
    problem,
    isReading: computed(() => reading.value > 0),
    show: (id) => (current.value = id),
    async open(file) {
      problem.value = null
      reading.value++
      const result = await readFile(file).finally(() => reading.value--)
      if ('problem' in result) {
        problem.value = result.problem
        return
      }
      const { session, notes } = result
      const { exportedAt, redactions } = session
      opened++
      const itsState = importedState(session, state, preferences.value.value.mostRows)
      const from = { file: file.name, exportedAt, redactions, notes }
      const one = panelSession(`imported-${opened}`, itsState, from)
      imported.value = [...imported.value, one]
      current.value = one.id
    },
    close(id) {
      const closed = imported.value.find((session) => session.id === id)
      if (!closed) return
      imported.value = imported.value.filter((session) => session !== closed)
      emptyState(closed.state)
      if (current.value === id) current.value = live.id
    },
    dismiss: () => (problem.value = null),
  }
}

/** Reads a file, unless it is too large. Never rejects. */
async function readFile(file: File): Promise<ReadSession> {
  const problem = (key: MessageKey, values: object) => ({
    problem: message(key, { file: file.name, ...values }),
  })
  if (file.size > MAX_SESSION_BYTES)
    return problem('sessionFile.problem.tooLarge', { megabytes: MAX_SESSION_BYTES / 1_000_000 })
  try {
    return readSession(await file.text(), file.name)
  } catch (error) {
    // The file may have been deleted, or the user may not have access to it.
    return problem('sessionFile.problem.unreadable', { reason: errorMessage(error) })
  }
}
