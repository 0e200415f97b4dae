import { useMemo } from 'preact/hooks'
import { requestOf } from '../../../core/attempt'
import type { GoalEvent } from '../../../core/publish/goal-event'
import { storedEvents } from '../../../core/publish/stored-event'
import { whyNoGoal } from '../../../core/record/nameless'
import { publishOf, type Row } from '../../../core/record/row'
import type { Judge } from '../../../core/registry/judge'
import { say, t } from '../../../locales/say'
import { CopyButton } from '../../shared/CopyButton'
import type { DetailActions } from '../detail-actions'
import { type ChangePlace, choiceOf, chosenUnit, type DetailPlace } from '../detail-place'
import { Icon } from '../../shared/Icon'
import { JsonTree } from '../../json-tree/JsonTree'
import { NameNotes } from './NameNotes'
import { NearNames } from './NearNames'
import { UnitFacts } from '../publish/UnitFacts'
import { SenderNotes } from './SenderNotes'
import { VerdictNote } from '../goal/VerdictNote'

interface EventTabProps {
  readonly row: Row
  readonly judge: Judge
  /** Ms since the epoch. */
  readonly now: number
  readonly place: DetailPlace
  readonly onPlace: ChangePlace
  readonly actions: DetailActions
  /** Names of the muted goals. */
  readonly muted: readonly string[]
}

/** The event as ABsmartly will store it, for one unit at a time, and what is to be said of it. */
export function EventTab({ row, ...rest }: EventTabProps) {
  if (row.kind !== 'goal') {
    return (
      <>
        <p class="note">{say(whyNoGoal(row))}</p>
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
      <Judged event={row.event} {...rest} />
      <StoredEvents event={row.event} {...rest} />
    </>
  )
}

interface EventProps extends Omit<EventTabProps, 'row'> {
  readonly event: GoalEvent
}

/** What the registry says of the names, and what is wrong with the event itself. */
function Judged({ event, judge, now, muted, actions: { onCopy, onMute } }: EventProps) {
  const { goal, publish, attempt, problems } = event
  const collectorUrl = requestOf(attempt).url
  const judgement = judge.goal(goal.name, collectorUrl)
  const mayBeMistaken = judgement.verdict === 'unknown' || judgement.verdict === 'notVisible'
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
      <VerdictNote judgement={judgement} collectorUrl={collectorUrl} judge={judge} now={now} />
      {mayBeMistaken && (
        <NearNames typed={goal.name} near={judge.near('goals', goal.name, collectorUrl)} onCopy={onCopy} />
      )}
      <NameNotes publish={publish} collectorUrl={collectorUrl} judge={judge} onCopy={onCopy} />
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

function StoredEvents({ event, judge, place, onPlace, actions }: EventProps) {
  const { units } = event.publish
  const stored = useMemo(() => storedEvents(event, judge.workspaces), [event, judge])
  const chosen = chosenUnit(units, place.unit)
  const shown = stored[chosen]
  if (!shown) return <p class="note">{t('detail.notStored')}</p>
  return (
    <>
      <div class="bar">
        <p>{t('detail.storedHint', {}, stored.length)}</p>
        {stored.length > 1 && (
          <label>
            {t('detail.unit')}
            <select
              value={chosen}
              onChange={(change) => onPlace({ unit: choiceOf(units, Number(change.currentTarget.value)) })}
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
        place={place.eventTree}
        onPlace={(eventTree) => onPlace({ eventTree })}
        actions={actions}
      />
    </>
  )
}
