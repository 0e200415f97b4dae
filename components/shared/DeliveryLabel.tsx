import {
  decidingAttemptNumber,
  type DeliveryStatus,
  type DeliveryOutcome,
} from '../../core/delivery/delivery'
import { t } from '../../locales/say'
import { Icon, type IconName } from './Icon'

/** Icons by outcome, each with its own shape. */
export const OUTCOME_ICONS: Readonly<Record<DeliveryOutcome, IconName>> = {
  pending: 'clock',
  accepted: 'check',
  rejected: 'rejected',
  failed: 'close',
  blocked: 'clear',
  unreadable: 'unseen',
  tooLarge: 'large',
  unknown: 'question',
}

/** A delivery's outcome in words and with an icon. Each icon has its own shape, for users who can't tell the colors apart. */
export function DeliveryLabel({ status }: { status: DeliveryStatus }) {
  const { outcome, isLost } = status
  return (
    <span class={`outcome outcome-${outcome}${isLost ? ' lost' : ''}`}>
      <Icon name={OUTCOME_ICONS[outcome]} />
      {wordsOf(status)}
    </span>
  )
}

/** An outcome without other facts about the delivery. */
export const OutcomeLabel = ({ kind }: { kind: DeliveryOutcome }) => (
  <span class={`outcome outcome-${kind}`}>
    <Icon name={OUTCOME_ICONS[kind]} />
    {t(`delivery.kind.${kind}`)}
  </span>
)

function wordsOf(status: DeliveryStatus): string {
  const kind = t(`delivery.kind.${status.outcome}`)
  const attempt = decidingAttemptNumber(status)
  if (status.isLost) return t('delivery.lost', { kind })
  if (status.outcome === 'accepted') return attempt > 1 ? t('delivery.recovered', { kind, attempt }) : kind
  const mayGoOn = !status.isSettled && status.outcome !== 'pending' && status.outcome !== 'unknown'
  return mayGoOn ? t('delivery.tryAgain', { kind }) : kind
}
