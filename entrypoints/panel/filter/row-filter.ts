import { batch, computed, type ReadonlySignal, signal } from '@preact/signals'
import type { DeliveryOutcome } from '../../../core/delivery/delivery'
import { withoutSilenced, worstSeverity } from '../../../core/findings/severity-rank'
import type { Severity } from '../../../core/findings/rule'
import { compileQuery, type RowTest } from '../../../core/query/compile'
import { type Completion, completeQuery } from '../../../core/query/complete'
import type { QueryContext } from '../../../core/query/fields'
import { type Hits, createHits } from '../../../core/query/hits'
import { parseQuery } from '../../../core/query/parse'
import { printQuery } from '../../../core/query/print'
import type { QueryProblem, Query } from '../../../core/query/query'
import type { Row } from '../../../core/record/row'
import type { Verdict } from '../../../core/registry/verdict'
import {
  type ActiveFacets,
  rowsInFacets,
  countFacets,
  type FacetCounts,
  type FacetFacts,
  hasActiveFacets,
  NO_ACTIVE_FACETS,
} from './facets'
import { type Findings, createFindings } from '../findings/follow-findings'
import { collectorUrlOf, verdictsOfRows } from '../state/row-verdicts'
import { createKnownValues } from './known-values'
import { scanRows, type RowPredicate } from './row-scan'
import { browserClock, type Clock } from '../../../browser/slices'
import type { PanelState } from '../state/panel-state'

/** Filter of the rows by text, muted goals and facets. */
export interface RowFilter {
  /** Filter text as typed. */
  readonly text: ReadonlySignal<string>
  /** Reason why this is not a valid filter; null if it is valid. Until it is, the last valid filter applies. */
  readonly problem: ReadonlySignal<QueryProblem | null>
  readonly activeFacets: ReadonlySignal<ActiveFacets>
  /** Whether a query or a facet filters rows. Muting does not count. */
  readonly isOn: ReadonlySignal<boolean>
  /** Whether rows are still being tested. Until that is done, the result of the previous filter is shown. */
  readonly isBusy: ReadonlySignal<boolean>
  readonly shown: ReadonlySignal<readonly Row[]>
  /** Key of the filter and facets that the shown rows match. */
  readonly scope: ReadonlySignal<string>
  /** Counts of the rows that match the query and are not muted: the rows that each facet would show. */
  readonly counts: ReadonlySignal<FacetCounts>
  /** Number of muted rows. */
  readonly mutedRows: ReadonlySignal<number>
  /** Matches to mark in the shown rows. */
  readonly hits: ReadonlySignal<Hits>
  readonly complete: (text: string, caret: number) => Completion
  readonly setText: (text: string) => void
  readonly toggleVerdict: (verdict: Verdict) => void
  readonly toggleOutcome: (outcome: DeliveryOutcome) => void
  readonly toggleSeverity: (severity: Severity) => void
  readonly clear: () => void
}

/** Inputs of {@link createRowFilter}. */
type FilterInputs = Pick<PanelState, 'rows' | 'lookup' | 'stableStatusOf' | 'deliveries' | 'troubles'>

type FilterFindings = Pick<Findings, 'source' | 'found'>

const EVERYTHING: Query = { kind: 'everything' }

/** Creates the filter of a panel's rows. `muted` has the names of goals. */
export function createRowFilter(
  state: FilterInputs,
  muted: ReadonlySignal<readonly string[]> = signal([]),
  findings: FilterFindings = createFindings(state),
  clock: Clock = browserClock,
): RowFilter {
  const { rows, lookup, stableStatusOf } = state
  const text = signal('')
  const problem = signal<QueryProblem | null>(null)
  const query = signal<Query>(EVERYTHING)
  const activeFacets = signal(NO_ACTIVE_FACETS)
  const verdictOf = computed(() => {
    const nameVerdictOf = verdictsOfRows(lookup.value)
    return (row: Row) => nameVerdictOf(row)?.verdict ?? null
  })
  const facts = computed((): FacetFacts => {
    const { byRow } = findings.found.value
    return {
      verdictOf: verdictOf.value,
      statusOf: stableStatusOf.value,
      severityOf: (row) => worstSeverity(byRow.get(row) ?? []),
    }
  })
  const queryFacts = () => factsAt(lookup.peek(), stableStatusOf, findings)
  const test = computed(() => compileQuery(query.value))
  const basis = computed(() => {
    if (test.value.followsRegistry) void lookup.value
    if (test.value.followsFindings) void findings.source.value.basis
    return { test: test.value, facts: queryFacts() }
  })
  const question = computed(() => {
    if (test.value.followsDelivery) void stableStatusOf.value
    if (test.value.followsFindings) void findings.source.value
    return predicateOf(query.value, basis.value, findings)
  })
  const { found, isBusy } = scanRows(rows, question, (one) => one.query.kind === 'everything', clock)
  const mutedNames = computed(() => new Set(muted.value))
  const unmuted = computed(() =>
    mutedNames.value.size === 0
      ? found.value.rows
      : found.value.rows.filter((row) => !isMuted(row, mutedNames.value)),
  )
  const setText = (next: string) =>
    batch(() => {
      text.value = next
      const parsed = parseQuery(next)
      problem.value = parsed.kind === 'problem' ? parsed : null
      // An equivalent filter does not need a new scan.
      if (parsed.kind === 'query' && printQuery(parsed.query) !== printQuery(query.value))
        query.value = parsed.query
    })
  return {
    text,
    problem,
    activeFacets,
    isBusy,
    isOn: computed(() => query.value.kind !== 'everything' || hasActiveFacets(activeFacets.value)),
    shown: computed(() => rowsInFacets(unmuted.value, activeFacets.value, facts.value)),
    scope: computed(() =>
      [
        printQuery(found.value.predicate.query),
        ...activeFacets.value.verdicts,
        '/',
        ...activeFacets.value.outcomes,
        '/',
        ...activeFacets.value.severities,
      ].join(' '),
    ),
    counts: computed(() => countFacets(unmuted.value, facts.value)),
    mutedRows: computed(() => {
      const names = mutedNames.value
      return names.size === 0 ? 0 : rows.value.reduce((count, row) => count + Number(isMuted(row, names)), 0)
    }),
    hits: computed(() => createHits(found.value.predicate.query)),
    complete: (typed, caret) => completeQuery(typed, caret, createKnownValues(rows.peek(), queryFacts())),
    setText,
    toggleVerdict: (verdict) =>
      (activeFacets.value = {
        ...activeFacets.value,
        verdicts: toggled(activeFacets.value.verdicts, verdict),
      }),
    toggleOutcome: (outcome) =>
      (activeFacets.value = {
        ...activeFacets.value,
        outcomes: toggled(activeFacets.value.outcomes, outcome),
      }),
    toggleSeverity: (severity) =>
      (activeFacets.value = {
        ...activeFacets.value,
        severities: toggled(activeFacets.value.severities, severity),
      }),
    clear: () =>
      batch(() => {
        setText('')
        activeFacets.value = NO_ACTIVE_FACETS
      }),
  }
}

const toggled = <Kind>(kinds: ReadonlySet<Kind>, kind: Kind): ReadonlySet<Kind> =>
  kinds.symmetricDifference(new Set([kind]))

const isMuted = (row: Row, names: ReadonlySet<string>): boolean =>
  row.kind === 'goal' && names.has(row.event.goal.name)

interface QueryPredicate extends RowPredicate {
  readonly query: Query
}

interface Basis {
  readonly test: RowTest
  readonly facts: QueryContext
}

function predicateOf(query: Query, basis: Basis, findings: FilterFindings): QueryPredicate {
  const { facts } = basis
  const { matches, followsDelivery, followsFindings } = basis.test
  return {
    query,
    basis,
    test: (row) => matches(row, facts),
    isFinal: (row) =>
      (!followsDelivery || facts.statusOf(row).isSettled) &&
      (!followsFindings || findings.source.peek().isFinal(row)),
  }
}

function factsAt(
  lookup: ReturnType<PanelState['lookup']['peek']>,
  stableStatusOf: PanelState['stableStatusOf'],
  findings: FilterFindings,
): QueryContext {
  const nameVerdictOf = verdictsOfRows(lookup)
  return {
    verdictOf: (row) => nameVerdictOf(row)?.verdict ?? null,
    workspaceOf: (row) => lookup.workspace(collectorUrlOf(row))?.workspace.name ?? null,
    statusOf: ({ delivery }) => stableStatusOf.peek()(delivery),
    findingsOf: (row) => withoutSilenced(findings.source.peek().of(row)),
  }
}
