import type { CopyFormat } from '../../../components/detail/CopyMenu'
import { curlCommand } from '../../../core/export/curl'
import { goalMarkdown } from '../../../core/export/markdown'
import { safeJson } from '../../../core/safe-json'
import { trackCall } from '../../../core/export/track-call'
import { requestOf } from '../../../core/attempt'
import { withoutSilenced } from '../../../core/findings/severity-rank'
import { type Message, message } from '../../../core/message'
import { storedEvents } from '../../../core/publish/stored-event'
import { noGoalMessage } from '../../../core/record/row-title'
import type { Row } from '../../../core/record/row'
import { say } from '../../../locales/say'
import { verdictsOfRows } from '../state/row-verdicts'
import { copyText } from '../../../browser/clipboard'
import type { Findings } from '../findings/follow-findings'
import type { PanelState } from '../state/panel-state'

/** Copies a row in one of several formats. Returns the message to show. */
export async function copyRow(
  row: Row,
  format: CopyFormat,
  state: Pick<PanelState, 'lookup' | 'statusOf'>,
  findings: Pick<Findings, 'ofRow'>,
): Promise<Message> {
  const made = formatCopy(row, format, state, findings)
  if ('problem' in made) return made.problem
  return message((await copyText(made.text)) ? 'detail.copied' : 'detail.copyFailed')
}

/** Formats a row for pasting elsewhere. Returns a problem if the row does not have this format. */
export function formatCopy(
  row: Row,
  format: CopyFormat,
  { lookup, statusOf }: Pick<PanelState, 'lookup' | 'statusOf'>,
  { ofRow }: Pick<Findings, 'ofRow'>,
): { readonly text: string } | { readonly problem: Message } {
  const request = requestOf(row.attempt)
  if (format === 'sh' || format === 'cmd') return curlCommand(request, format)
  if (format === 'markdown') {
    const verdict = verdictsOfRows(lookup.peek())(row)?.verdict ?? null
    const findings = withoutSilenced(ofRow.peek()(row))
    return {
      text: goalMarkdown({ row, verdict, deliveryStatus: statusOf.peek()(row.delivery), findings }, say),
    }
  }
  if (row.kind !== 'goal') return { problem: noGoalMessage(row) }
  const { goal } = row.event
  if (format === 'track') return { text: trackCall(goal) }
  if (format === 'sent') return { text: safeJson(goal) }
  const stored = storedEvents(row.event, lookup.peek().workspaces)
  if (stored.length === 0) return { problem: message('detail.notStored') }
  return { text: safeJson(stored.length === 1 ? stored[0] : stored) }
}
