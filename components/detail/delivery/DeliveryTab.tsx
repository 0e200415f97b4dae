import { responseOf } from '../../../core/delivery/collector-response'
import { decidingAttemptNumber, type DeliveryStatus } from '../../../core/delivery/delivery'
import { deliveryMessage, outcomeMessage } from '../../../core/delivery/outcome-messages'
import { HELP_FOR_OUTCOME } from '../../../core/help/help-pages'
import type { Row } from '../../../core/record/row'
import { say, t } from '../../../locales/say'
import { attemptBars } from './attempt-bars'
import { AttemptItem } from './AttemptItem'
import { CollectorMessages } from './CollectorMessages'
import { DeliveryLabel } from '../../shared/DeliveryLabel'
import { HelpLink } from '../../help/HelpLink'

interface DeliveryTabProps {
  readonly row: Row
  readonly status: DeliveryStatus
  /** Current time in ms since the epoch. Bars of unfinished attempts extend to it. */
  readonly now: number
}

/** The outcome of the row's publish, with all its attempts on one time axis. */
export function DeliveryTab({ row, status, now }: DeliveryTabProps) {
  const { attempts, decidingOutcome } = status
  const help = HELP_FOR_OUTCOME[status.outcome]
  const response = responseOf((attempts[decidingAttemptNumber(status) - 1] ?? attempts[0]).attempt)
  const { bars, span } = attemptBars(status, now)
  const isTimed = bars.some(({ end, to }) => end !== 'unknown' && to > 0)
  return (
    <>
      <h2>
        <DeliveryLabel status={status} />
      </h2>
      <p class={`reason means-${toneOf(status)}`}>
        {say(outcomeMessage(decidingOutcome))} {say(deliveryMessage(status))}
        {help && (
          <>
            {' '}
            <HelpLink page={help} words="why" />
          </>
        )}
      </p>
      {response && (decidingOutcome.kind === 'accepted' || response.messages.length > 0) && (
        <CollectorMessages response={response} event={row.kind === 'goal' ? row.event : null} />
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
          {attempts.map((one, index) => (
            <AttemptItem
              key={one.attempt.id}
              attemptStatus={one}
              number={index + 1}
              bar={bars[index] ?? { from: 0, to: 0, end: 'unknown' }}
              span={span}
              open={attempts.length === 1 || one.outcome.kind === 'rejected'}
            />
          ))}
        </ol>
      </div>
    </>
  )
}

function toneOf({ outcome, isLost }: DeliveryStatus): 'lost' | 'caution' | 'calm' {
  if (isLost) return 'lost'
  return outcome === 'accepted' || outcome === 'pending' || outcome === 'unknown' ? 'calm' : 'caution'
}
