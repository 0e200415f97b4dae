import { hostAndPath } from '../../../components/shared/address-parts'
import type { Column } from '../../../components/columns/column'
import { requestSender, type RequestSender } from '../../../components/shared/request-sender'
import { t } from '../../../locales/say'

/** Sender of the request if it is not the page's main document: a frame, a worker, or a sender that no wrapper sees. */
export const fromColumn: Column = {
  id: 'from',
  isData: true,
  title: 'panel.column.from',
  width: ['5.25rem', '1.25fr'],
  from: 720,
  sortKey: ({ attempt }) => inShort(requestSender(attempt)),
  cell({ attempt }) {
    const sender = requestSender(attempt)
    return <span translate={sender.kind !== 'frame'}>{inShort(sender)}</span>
  },
  tooltip({ attempt }) {
    const sender = requestSender(attempt)
    return sender.kind === 'frame' ? sender.url : (inShort(sender) ?? undefined)
  },
}

function inShort(sender: RequestSender): string | null {
  switch (sender.kind) {
    case 'page':
      return null
    case 'frame':
      return hostAndPath(sender.url)
    case 'unseen':
      return t(`panel.from.${sender.sender}`)
    case 'shared':
      return sender.tabs > 1 ? t('panel.from.shared', {}, sender.tabs) : t('panel.from.sharedWorker')
  }
}
