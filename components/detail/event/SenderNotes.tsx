import type { Attempt } from '../../../core/attempt'
import { t } from '../../../locales/say'
import { requestSender } from '../../shared/request-sender'

/** Notes about a request that the page's wrapper didn't see. Renders nothing for other requests. */
export function SenderNotes({ attempt }: { attempt: Attempt }) {
  const sender = requestSender(attempt)
  if (sender.kind === 'page' || sender.kind === 'frame') return null
  // A request that belongs to no tab comes from a shared worker or a service worker.
  const unseen = sender.kind === 'unseen' ? sender.sender : 'worker'
  return (
    <>
      <p class="note">{t(`detail.unseen.${unseen}`)}</p>
      {sender.kind === 'shared' && sender.tabs > 1 && (
        <p class="note">{t('detail.shared', {}, sender.tabs)}</p>
      )}
    </>
  )
}
