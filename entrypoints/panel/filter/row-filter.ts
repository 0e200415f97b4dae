import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import type { OutcomeKind } from '../../../core/delivery/delivery'
import { heardOf, worstOf } from '../../../core/findings/heard'
import type { Severity } from '../../../core/findings/rule'
import { compileQuery, type RowTest } from '../../../core/query/compile'
import { type Completion, completeQuery } from '../../../core/query/complete'
import type { QueryFacts } from '../../../core/query/fields'
import { type Hits, hitsOf } from '../../../core/query/hits'
import { parseQuery } from '../../../core/query/parse'
import { printQuery } from '../../../core/query/print'
import type { Problem, Query } from '../../../core/query/query'
import type { Row } from '../../../core/record/row'
import type { Verdict } from '../../../core/registry/verdict'
import {
  type Chosen,
  chosenRows,
  countFacets,
  type FacetCounts,
  type FacetFacts,
  isChosen,
  NOTHING_CHOSEN,
} from './facets'
import { type Findings, followFindings } from '../findings/follow-findings'
import { collectorUrlOf, judgeRows } from '../state/judge'
import { knownValues } from './known-values'
import { passRows, type RowQuestion } from './row-pass'
import { browserClock, type Clock } from '../../../browser/slices'
import type { PanelState } from '../state/panel-state'

/** What of the rows is shown: what passes the text, is not muted, and is of what is chosen. */
export interface RowFilter {
  /** As it was typed. */
  readonly text: ReadonlySignal<string>
  /** Why it is no filter; null when it is one. Then what is shown is what the last one lets through. */
  readonly problem: ReadonlySignal<Problem | null>
  readonly chosen: ReadonlySignal<Chosen>
  /** Something but muting keeps rows back. */
  readonly isOn: ReadonlySignal<boolean>
  /** Not every row has been asked yet: what is shown is what the filter before lets through. */
  readonly isBusy: ReadonlySignal<boolean>
  readonly shown: ReadonlySignal<readonly Row[]>
  /** The same as long as what is shown was asked the same. */
  readonly scope: ReadonlySignal<string>
  /** Of the rows that pass the text and are not muted: what choosing would show. */
  readonly counts: ReadonlySignal<FacetCounts>
  /** Rows that are muted. */
  readonly mutedRows: ReadonlySignal<number>
  /** What is to be marked in what is shown. */
  readonly hits: ReadonlySignal<Hits>
  readonly complete: (text: string, caret: number) => Completion
  readonly setText: (text: string) => void
  readonly toggleVerdict: (verdict: Verdict) => void
  readonly toggleOutcome: (outcome: OutcomeKind) => void
  readonly toggleSeverity: (severity: Severity) => void
  readonly clear: () => void
}

/** What a filter looks at. */
type Filtered = Pick<PanelState, 'rows' | 'judge' | 'steadyStateOf' | 'deliveries' | 'troubles'>

type Found = Pick<Findings, 'question' | 'found'>

const EVERYTHING: Query = { kind: 'everything' }

/** Filters the rows of a panel. `muted` are names of goals. */
export function filterRows(
  state: Filtered,
  muted: ReadonlySignal<readonly string[]> = signal([]),
  findings: Found = followFindings(state),
  clock: Clock = browserClock,
): RowFilter {
  const { rows, judge, steadyStateOf } = state
  const text = signal('')
  const problem = signal<Problem | null>(null)
  const query = signal<Query>(EVERYTHING)
  const chosen = signal(NOTHING_CHOSEN)
  const verdictOf = computed(() => {
    const judgementOf = judgeRows(judge.value)
    return (row: Row) => judgementOf(row)?.verdict ?? null
  })
  const facts = computed((): FacetFacts => {
    const { byRow } = findings.found.value
    return {
      verdictOf: verdictOf.value,
      stateOf: steadyStateOf.value,
      severityOf: (row) => worstOf(byRow.get(row) ?? []),
    }
  })
  const queryFacts = () => factsAt(judge.peek(), steadyStateOf, findings)
  const test = computed(() => compileQuery(query.value))
  const basis = computed(() => {
    if (test.value.followsRegistry) void judge.value
    if (test.value.followsFindings) void findings.question.value.basis
    return { test: test.value, facts: queryFacts() }
  })
  const question = computed(() => {
    if (test.value.followsDelivery) void steadyStateOf.value
    if (test.value.followsFindings) void findings.question.value
    return questionOf(query.value, basis.value, findings)
  })
  const { found, isBusy } = passRows(rows, question, (one) => one.query.kind === 'everything', clock)
  const mutedNames = computed(() => new Set(muted.value))
  const heard = computed(() =>
    mutedNames.value.size === 0
      ? found.value.rows
      : found.value.rows.filter((row) => !isMuted(row, mutedNames.value)),
  )
  const setText = (next: string) =>
    batch(() => {
      text.value = next
      const parsed = parseQuery(next)
      problem.value = parsed.kind === 'problem' ? parsed : null
      // The same filter written otherwise needs no second look at the rows.
      if (parsed.kind === 'query' && printQuery(parsed.query) !== printQuery(query.value))
        query.value = parsed.query
    })
  return {
    text,
    problem,
    chosen,
    isBusy,
    isOn: computed(() => query.value.kind !== 'everything' || isChosen(chosen.value)),
    shown: computed(() => chosenRows(heard.value, chosen.value, facts.value)),
    scope: computed(() =>
      [
        printQuery(found.value.question.query),
        ...chosen.value.verdicts,
        '/',
        ...chosen.value.outcomes,
        '/',
        ...chosen.value.severities,
      ].join(' '),
    ),
    counts: computed(() => countFacets(heard.value, facts.value)),
    mutedRows: computed(() => {
      const names = mutedNames.value
      return names.size === 0 ? 0 : rows.value.reduce((count, row) => count + Number(isMuted(row, names)), 0)
    }),
    hits: computed(() => hitsOf(found.value.question.query)),
    complete: (typed, caret) => completeQuery(typed, caret, knownValues(rows.peek(), queryFacts())),
    setText,
    toggleVerdict: (verdict) =>
      (chosen.value = { ...chosen.value, verdicts: toggled(chosen.value.verdicts, verdict) }),
    toggleOutcome: (outcome) =>
      (chosen.value = { ...chosen.value, outcomes: toggled(chosen.value.outcomes, outcome) }),
    toggleSeverity: (severity) =>
      (chosen.value = { ...chosen.value, severities: toggled(chosen.value.severities, severity) }),
    clear: () =>
      batch(() => {
        setText('')
        chosen.value = NOTHING_CHOSEN
      }),
  }
}

const toggled = <Kind>(kinds: ReadonlySet<Kind>, kind: Kind): ReadonlySet<Kind> =>
  kinds.symmetricDifference(new Set([kind]))

const isMuted = (row: Row, names: ReadonlySet<string>): boolean =>
  row.kind === 'goal' && names.has(row.event.goal.name)

interface AskedQuery extends RowQuestion {
  readonly query: Query
}

interface Basis {
  readonly test: RowTest
  readonly facts: QueryFacts
}

function questionOf(query: Query, basis: Basis, findings: Found): AskedQuery {
  const { facts } = basis
  const { matches, followsDelivery, followsFindings } = basis.test
  return {
    query,
    basis,
    ask: (row) => matches(row, facts),
    isFinal: (row) =>
      (!followsDelivery || facts.stateOf(row).isSettled) &&
      (!followsFindings || findings.question.peek().isFinal(row)),
  }
}

function factsAt(
  judge: ReturnType<PanelState['judge']['peek']>,
  steadyStateOf: PanelState['steadyStateOf'],
  findings: Found,
): QueryFacts {
  const judgementOf = judgeRows(judge)
  return {
    verdictOf: (row) => judgementOf(row)?.verdict ?? null,
    workspaceOf: (row) => judge.workspace(collectorUrlOf(row))?.workspace.name ?? null,
    stateOf: ({ delivery }) => steadyStateOf.peek()(delivery),
    findingsOf: (row) => heardOf(findings.question.peek().of(row)),
  }
}
