import { requestOf } from '../../core/attempt'
import type { ContextTrouble } from '../../core/delivery/context-load'
import { outcomeMessage } from '../../core/delivery/outcome-messages'
import { say, t } from '../../locales/say'
import { hostAndPath } from '../shared/address-parts'
import { HelpLink } from '../help/HelpLink'
import { Icon } from '../shared/Icon'
import { requestSender } from '../shared/request-sender'

/** Describes a problem with a context, and how to fix it. */
export function TroubleText({ trouble }: { trouble: ContextTrouble }) {
  const isWarning = trouble.kind === 'failed'
  const [first] = trouble.delivery.attempts
  const sender = requestSender(first)
  return (
    <>
      <Icon name={isWarning ? 'warning' : 'info'} />
      {/* The URL in the tooltip must not be translated, but the words may be. */}
      <span class="text" title={requestOf(first).url} translate={false}>
        <span translate>
          {troubleText(trouble)}
          {sender.kind === 'frame' && <> {t('delivery.context.frame', { frame: hostAndPath(sender.url) })}</>}
          {isWarning && <> {t('delivery.context.failedHint')}</>} <HelpLink page="context-failed" />
        </span>
      </span>
    </>
  )
}

/** Announces context problems to screen readers once, when they appear, since users wouldn't look for them. */
export function TroubleAnnouncer({ troubles }: { troubles: readonly ContextTrouble[] }) {
  return (
    <div class="unseen" aria-live="polite">
      {troubles.map((trouble) => (
        <p key={`${trouble.kind} ${trouble.delivery.id}`}>{troubleText(trouble)}</p>
      ))}
    </div>
  )
}

const troubleText = ({ kind, status }: ContextTrouble): string =>
  t(`delivery.context.${kind}`, { fate: say(outcomeMessage(status.decidingOutcome)) })
