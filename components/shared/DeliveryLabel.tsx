import { decidingAttempt, type DeliveryState, type OutcomeKind } from '../../core/delivery/delivery'
import { t } from '../../locales/say'
import { Icon, type IconName } from './Icon'

/** An icon of its own shape for each. */
export const OUTCOME_ICONS: Readonly<Record<OutcomeKind, IconName>> = {
  pending: 'clock',
  accepted: 'check',
  rejected: 'rejected',
  failed: 'close',
  blocked: 'clear',
  unreadable: 'unseen',
  tooLarge: 'large',
  unknown: 'question',
}

/** What became of a delivery in words, with an icon of its own shape: colour alone would not reach everybody. */
export function DeliveryLabel({ state }: { state: DeliveryState }) {
  const { kind, isLost } = state
  return (
    <span class={`outcome outcome-${kind}${isLost ? ' lost' : ''}`}>
      <Icon name={OUTCOME_ICONS[kind]} />
      {wordsOf(state)}
    </span>
  )
}

/** An outcome without what else is known of a delivery. */
export const OutcomeLabel = ({ kind }: { kind: OutcomeKind }) => (
  <span class={`outcome outcome-${kind}`}>
    <Icon name={OUTCOME_ICONS[kind]} />
    {t(`delivery.kind.${kind}`)}
  </span>
)

function wordsOf(state: DeliveryState): string {
  const kind = t(`delivery.kind.${state.kind}`)
  const attempt = decidingAttempt(state)
  if (state.isLost) return t('delivery.lost', { kind })
  if (state.kind === 'accepted') return attempt > 1 ? t('delivery.recovered', { kind, attempt }) : kind
  const mayGoOn = !state.isSettled && state.kind !== 'pending' && state.kind !== 'unknown'
  return mayGoOn ? t('delivery.tryAgain', { kind }) : kind
}
