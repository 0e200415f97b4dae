import { useMemo } from 'preact/hooks'
import { compareEvents, type Comparison } from '../../../core/compare/compare'
import { type ComparableEvent, comparableEvent } from '../../../core/compare/compared'
import { storedEvents } from '../../../core/publish/stored-event'
import type { Row } from '../../../core/record/row'
import type { RegistryLookup } from '../../../core/registry/registry-lookup'
import { t } from '../../../locales/say'
import type { ComparedWith, DetailActions } from '../detail-actions'
import { selectedUnitIndex, type UnitChoice } from '../detail-state'
import { exactTime } from '../../shared/format-time'
import { DifferenceTable, SameList } from './DifferenceTable'

interface CompareViewProps {
  readonly row: Row
  readonly compared: ComparedWith
  /** The unit whose stored events are compared; null for the first of each publish. */
  readonly unit: UnitChoice | null
  readonly lookup: RegistryLookup
  readonly actions: Pick<DetailActions, 'onCompare' | 'onShow'>
}

/** Compares two events: differences first, equal values collapsed. */
export function CompareView({ row, compared, unit, lookup, actions }: CompareViewProps) {
  const other = compared.row
  return (
    <div class="tab-panel compare" role="region" aria-label={t('compare.label')} tabIndex={0}>
      <div class="bar">
        <h2>{t(`compare.with.${compared.mode}`)}</h2>
        <button type="button" onClick={() => actions.onCompare(null)}>
          {t('compare.stop')}
        </button>
      </div>
      {!other ? (
        <p class="note">{t(`compare.none.${compared.mode}`)}</p>
      ) : other.id === row.id ? (
        <p class="note">{t('compare.itself')}</p>
      ) : row.kind !== 'goal' || other.kind !== 'goal' ? (
        <p class="note">{t('compare.unreadable')}</p>
      ) : (
        <EventComparison here={row} there={other} {...{ unit, lookup, actions }} />
      )}
    </div>
  )
}

type GoalRow = Extract<Row, { readonly kind: 'goal' }>

interface EventComparisonProps extends Pick<CompareViewProps, 'unit' | 'lookup' | 'actions'> {
  readonly here: GoalRow
  readonly there: GoalRow
}

function EventComparison({ here, there, unit, lookup, actions }: EventComparisonProps) {
  const { differences, same, delays } = useMemo(
    () => compareEvents(factsOf(here, unit, lookup), factsOf(there, unit, lookup)),
    [here.event, there.event, unit, lookup],
  )
  return (
    <>
      <dl class="facts compared">
        <dt>{t('compare.here')}</dt>
        <dd>
          <EventName row={here} />
        </dd>
        <dt>{t('compare.there')}</dt>
        <dd>
          <button type="button" class="link" onClick={() => actions.onShow(there.id)}>
            <EventName row={there} />
          </button>
        </dd>
      </dl>
      <TimeDifferences delays={delays} />
      <h2>{t('compare.differences', {}, differences.length)}</h2>
      {differences.length > 0 && <DifferenceTable differences={differences} />}
      <SameList same={same} />
    </>
  )
}

/** The time between two events. Their times always differ, so they don't count as differences. */
function TimeDifferences({ delays }: Pick<Comparison, 'delays'>) {
  return (
    <dl class="facts">
      {(['achieved', 'published', 'sent'] as const).map((time) => (
        <div key={time}>
          <dt>{t(`compare.time.${time}`)}</dt>
          <dd>{wordsOf(delays[time])}</dd>
        </div>
      ))}
    </dl>
  )
}

function wordsOf(ms: number | null): string {
  if (ms === null) return t('compare.time.notSent')
  if (ms === 0) return t('compare.time.same')
  return t(ms > 0 ? 'compare.time.later' : 'compare.time.earlier', { ms: Math.abs(ms) })
}

function EventName({ row: { event, at } }: { row: GoalRow }) {
  const { name, achievedAt } = event.goal
  return (
    <>
      <bdi class="goal-name" translate={name === ''}>
        {name === '' ? t('panel.unnamed') : name}
      </bdi>{' '}
      <span translate={false}>{exactTime(achievedAt ?? at)}</span>
    </>
  )
}

function factsOf({ event }: GoalRow, unit: UnitChoice | null, lookup: RegistryLookup): ComparableEvent {
  const stored = storedEvents(event, lookup.workspaces)
  return comparableEvent(event, stored[selectedUnitIndex(event.publish.units, unit)] ?? null)
}
