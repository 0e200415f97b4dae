import { useState } from 'preact/hooks'
import { requestOf } from '../core/delivery/attempt'
import type { GoalEvent } from '../core/publish/goal-event'
import { storedEvents } from '../core/publish/stored-event'
import type { Row } from '../core/record/row'
import type { RegistryIndex } from '../core/registry/registry'
import { judgeGoal } from '../core/registry/verdict'
import { say, t } from '../locales/say'
import { CopyButton } from './CopyButton'
import { JsonText } from './JsonText'
import { SenderNotes } from './SenderNotes'
import { VerdictLabel } from './VerdictLabel'

interface EventTabProps {
  readonly row: Row
  readonly registry: RegistryIndex | null
  readonly onCopy: (text: string) => Promise<boolean>
}

/** The event as ABsmartly will store it, for one unit at a time, and what is to be said of it. */
export function EventTab({ row, registry, onCopy }: EventTabProps) {
  if (row.kind === 'unreadable') {
    return (
      <>
        <p class="note">{say(row.problem)}</p>
        <SenderNotes attempt={row.attempt} />
      </>
    )
  }
  return <StoredEvents event={row.event} registry={registry} onCopy={onCopy} />
}

interface StoredEventsProps extends Omit<EventTabProps, 'row'> {
  readonly event: GoalEvent
}

function StoredEvents({ event, registry, onCopy }: StoredEventsProps) {
  const [chosen, setChosen] = useState(0)
  const { goal, publish, attempt, problems } = event
  const stored = storedEvents(event, registry)
  const shown = stored[chosen] ?? stored[0]
  const { verdict, reason } = judgeGoal(goal.name, requestOf(attempt).url, registry)
  const ofPublish = publish.problems.filter((problem) => problem.goal === undefined)
  return (
    <>
      <h2 class="goal-name">{goal.name === '' ? t('panel.unnamed') : goal.name}</h2>
      <p class={`reason reason-${verdict}`}>
        <VerdictLabel verdict={verdict} /> {say(reason)}
      </p>
      <SenderNotes attempt={attempt} />
      {[...problems, ...ofPublish].map(({ message }) => (
        <p key={message.key} class="note">
          {say(message)}
        </p>
      ))}
      {goal.values && <p class="note">{t('detail.valuesHint', { values: JSON.stringify(goal.values) })}</p>}
      {shown ? (
        <>
          <div class="bar">
            <p>{t('detail.storedHint', {}, stored.length)}</p>
            {stored.length > 1 && (
              <label>
                {t('detail.unit')}
                <select value={chosen} onChange={(change) => setChosen(Number(change.currentTarget.value))}>
                  {publish.units.map(({ type }, index) => (
                    <option key={index} value={index}>
                      {type}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <CopyButton text={JSON.stringify(shown, null, 2)} onCopy={onCopy} />
          </div>
          <JsonText value={shown} />
        </>
      ) : (
        <p class="note">{t('detail.notStored')}</p>
      )}
    </>
  )
}
