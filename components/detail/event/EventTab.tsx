import { useMemo } from 'preact/hooks'
import { requestOf } from '../../../core/attempt'
import type { GoalEvent } from '../../../core/publish/goal-event'
import { storedEvents } from '../../../core/publish/stored-event'
import { noGoalMessage } from '../../../core/record/row-title'
import { publishOf, type Row } from '../../../core/record/row'
import type { RegistryLookup } from '../../../core/registry/registry-lookup'
import { say, t } from '../../../locales/say'
import { CopyButton } from '../../shared/CopyButton'
import type { DetailActions } from '../detail-actions'
import { type ChangeDetailState, unitChoiceOf, selectedUnitIndex, type DetailState } from '../detail-state'
import { Icon } from '../../shared/Icon'
import { JsonTree } from '../../json-tree/JsonTree'
import { NameNotes } from './NameNotes'
import { NearNames } from './NearNames'
import { UnitFacts } from '../publish/UnitFacts'
import { SenderNotes } from './SenderNotes'
import { VerdictNote } from '../goal/VerdictNote'

interface EventTabProps {
  readonly row: Row
  readonly lookup: RegistryLookup
  /** Ms since the epoch. */
  readonly now: number
  readonly detailState: DetailState
  readonly onDetailState: ChangeDetailState
  readonly actions: DetailActions
  /** Names of the muted goals. */
  readonly muted: readonly string[]
}

/** The event as ABsmartly will store it, for one unit at a time, with notes about its names and problems. */
export function EventTab({ row, ...rest }: EventTabProps) {
  if (row.kind !== 'goal') {
    return (
      <>
        <p class="note">{say(noGoalMessage(row))}</p>
        <SenderNotes attempt={row.attempt} />
        {publishOf(row)?.problems.map(({ message }) => (
          <p key={message.key} class="note">
            {say(message)}
          </p>
        ))}
      </>
    )
  }
  return (
    <>
      <NameChecks event={row.event} {...rest} />
      <StoredEvents event={row.event} {...rest} />
    </>
  )
}

interface EventProps extends Omit<EventTabProps, 'row'> {
  readonly event: GoalEvent
}

/** The verdicts on the event's names, and the problems of the event itself. */
function NameChecks({ event, lookup, now, muted, actions: { onCopy, onMute } }: EventProps) {
  const { goal, publish, attempt, problems } = event
  const collectorUrl = requestOf(attempt).url
  const nameVerdict = lookup.goal(goal.name, collectorUrl)
  const mayBeMistaken = nameVerdict.verdict === 'unknown' || nameVerdict.verdict === 'notVisible'
  const ofPublish = publish.problems.filter((problem) => problem.goal === undefined)
  return (
    <>
      <div class="bar">
        <h2 class="goal-name">
          <bdi translate={goal.name === ''} data-hits="goal">
            {goal.name === '' ? t('panel.unnamed') : goal.name}
          </bdi>
        </h2>
        <MuteButton isMuted={muted.includes(goal.name)} onToggle={() => onMute(goal.name)} />
      </div>
      <VerdictNote nameVerdict={nameVerdict} collectorUrl={collectorUrl} lookup={lookup} now={now} />
      {mayBeMistaken && (
        <NearNames typed={goal.name} near={lookup.near('goals', goal.name, collectorUrl)} onCopy={onCopy} />
      )}
      <NameNotes publish={publish} collectorUrl={collectorUrl} lookup={lookup} onCopy={onCopy} />
      <SenderNotes attempt={attempt} />
      {[...problems, ...ofPublish].map(({ message }) => (
        <p key={message.key} class="note">
          {say(message)}
        </p>
      ))}
      {goal.values && <p class="note">{t('detail.valuesHint', { values: JSON.stringify(goal.values) })}</p>}
    </>
  )
}

function MuteButton({ isMuted, onToggle }: { isMuted: boolean; onToggle: () => void }) {
  return (
    <button
      type="button"
      class="mute"
      title={t(isMuted ? 'filter.muted.unmuteHint' : 'filter.muted.muteHint')}
      onClick={onToggle}
    >
      <Icon name="muted" />
      {t(isMuted ? 'filter.muted.unmuteOne' : 'filter.muted.mute')}
    </button>
  )
}

function StoredEvents({ event, lookup, detailState, onDetailState, actions }: EventProps) {
  const { units } = event.publish
  const stored = useMemo(() => storedEvents(event, lookup.workspaces), [event, lookup])
  const selected = selectedUnitIndex(units, detailState.unit)
  const shown = stored[selected]
  if (!shown) return <p class="note">{t('detail.notStored')}</p>
  return (
    <>
      <div class="bar">
        <p>{t('detail.storedHint', {}, stored.length)}</p>
        {stored.length > 1 && (
          <label>
            {t('detail.unit')}
            <select
              value={selected}
              onChange={(change) =>
                onDetailState({ unit: unitChoiceOf(units, Number(change.currentTarget.value)) })
              }
            >
              {units.map(({ type }, index) => (
                <option key={index} value={index} translate={false}>
                  {type}
                </option>
              ))}
            </select>
          </label>
        )}
        <CopyButton text={() => JSON.stringify(shown, null, 2)} onCopy={actions.onCopy} />
      </div>
      <UnitFacts type={shown.unit_type} uid={shown.unit_uid} onCopy={actions.onCopy} />
      <JsonTree
        root={shown}
        kind="stored"
        label={t('detail.storedTree')}
        treeState={detailState.eventTree}
        onTreeState={(eventTree) => onDetailState({ eventTree })}
        actions={actions}
      />
    </>
  )
}
