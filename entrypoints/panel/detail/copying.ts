import type { CopyFormat } from '../../../components/detail/CopyMenu'
import { curlOf } from '../../../core/export/curl'
import { markdownOf } from '../../../core/export/markdown'
import { safeJson } from '../../../core/safe-json'
import { trackCall } from '../../../core/export/track-call'
import { requestOf } from '../../../core/attempt'
import { heardOf } from '../../../core/findings/heard'
import { type Message, message } from '../../../core/message'
import { storedEvents } from '../../../core/publish/stored-event'
import { whyNoGoal } from '../../../core/record/nameless'
import type { Row } from '../../../core/record/row'
import { say } from '../../../locales/say'
import { judgeRows } from '../state/judge'
import { copyText } from '../../../browser/clipboard'
import type { Findings } from '../findings/follow-findings'
import type { PanelState } from '../state/panel-state'

/** Puts a row on the clipboard, as one of several texts; answers with what came of it. */
export async function copyRow(
  row: Row,
  format: CopyFormat,
  state: Pick<PanelState, 'judge' | 'stateOf'>,
  findings: Pick<Findings, 'ofRow'>,
): Promise<Message> {
  const made = copyOf(row, format, state, findings)
  if ('problem' in made) return made.problem
  return message((await copyText(made.text)) ? 'detail.copied' : 'detail.copyFailed')
}

/** A row as a text to be pasted elsewhere; or why it cannot be that. */
export function copyOf(
  row: Row,
  format: CopyFormat,
  { judge, stateOf }: Pick<PanelState, 'judge' | 'stateOf'>,
  { ofRow }: Pick<Findings, 'ofRow'>,
): { readonly text: string } | { readonly problem: Message } {
  const request = requestOf(row.attempt)
  if (format === 'sh' || format === 'cmd') return curlOf(request, format)
  if (format === 'markdown') {
    const verdict = judgeRows(judge.peek())(row)?.verdict ?? null
    const findings = heardOf(ofRow.peek()(row))
    return { text: markdownOf({ row, verdict, delivery: stateOf.peek()(row.delivery), findings }, say) }
  }
  if (row.kind !== 'goal') return { problem: whyNoGoal(row) }
  const { goal } = row.event
  if (format === 'track') return { text: trackCall(goal) }
  if (format === 'sent') return { text: safeJson(goal) }
  const stored = storedEvents(row.event, judge.peek().workspaces)
  if (stored.length === 0) return { problem: message('detail.notStored') }
  return { text: safeJson(stored.length === 1 ? stored[0] : stored) }
}
