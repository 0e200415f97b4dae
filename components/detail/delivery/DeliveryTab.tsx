import { answerOf } from '../../../core/delivery/collector-response'
import { decidingAttempt, type DeliveryState } from '../../../core/delivery/delivery'
import { deliveryMessage, fateMessage } from '../../../core/delivery/words'
import { HELP_OF_OUTCOME } from '../../../core/help/help-pages'
import type { Row } from '../../../core/record/row'
import { say, t } from '../../../locales/say'
import { attemptBars } from './attempt-bars'
import { AttemptItem } from './AttemptItem'
import { CollectorMessages } from './CollectorMessages'
import { DeliveryLabel } from '../../shared/DeliveryLabel'
import { HelpLink } from '../../help/HelpLink'

interface DeliveryTabProps {
  readonly row: Row
  readonly state: DeliveryState
  /** Ms since the epoch: what goes on still gets longer. */
  readonly now: number
}

/** What became of the publish that a row is of, and how: all its attempts on one axis. */
export function DeliveryTab({ row, state, now }: DeliveryTabProps) {
  const { tries, fate } = state
  const help = HELP_OF_OUTCOME[state.kind]
  const answer = answerOf((tries[decidingAttempt(state) - 1] ?? tries[0]).attempt)
  const { bars, span } = attemptBars(state, now)
  const isTimed = bars.some(({ end, to }) => end !== 'unknown' && to > 0)
  return (
    <>
      <h2>
        <DeliveryLabel state={state} />
      </h2>
      <p class={`reason means-${toneOf(state)}`}>
        {say(fateMessage(fate))} {say(deliveryMessage(state))}
        {help && (
          <>
            {' '}
            <HelpLink page={help} words="why" />
          </>
        )}
      </p>
      {answer && (fate.kind === 'accepted' || answer.messages.length > 0) && (
        <CollectorMessages answer={answer} event={row.kind === 'goal' ? row.event : null} />
      )}
      <div class="timeline">
        <div class="axis">
          <h3 id="attempts">{t('delivery.attempts')}</h3>
          {isTimed && (
            <span class="scale number" aria-hidden="true">
              <span>0</span>
              <span>{t('delivery.ms', { ms: Math.round(span) })}</span>
            </span>
          )}
        </div>
        <ol class="attempts" aria-labelledby="attempts">
          {tries.map((one, index) => (
            <AttemptItem
              key={one.attempt.id}
              one={one}
              number={index + 1}
              bar={bars[index] ?? { from: 0, to: 0, end: 'unknown' }}
              span={span}
              open={tries.length === 1 || one.fate.kind === 'rejected'}
            />
          ))}
        </ol>
      </div>
    </>
  )
}

function toneOf({ kind, isLost }: DeliveryState): 'lost' | 'caution' | 'calm' {
  if (isLost) return 'lost'
  return kind === 'accepted' || kind === 'pending' || kind === 'unknown' ? 'calm' : 'caution'
}
