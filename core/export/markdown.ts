import { requestOf } from '../attempt'
import { deliveryMessage, outcomeMessage } from '../delivery/outcome-messages'
import { type Message, message } from '../message'
import { isoTime } from '../timestamp'
import { rowTitle } from '../record/row-title'
import { publishOf, type Row } from '../record/row'
import type { Finding } from '../findings/finding'
import { codeBlock, codeSpan } from './code-span'
import type { ExportedRow } from './exported-row'
import { safeJson } from '../safe-json'

/** Translates a message. */
type Say = (of: Message) => string

/** Writes goal events as a table for a ticket. Data from the page appears only as code. */
export function writeMarkdown(rows: readonly ExportedRow[], say: Say): string {
  const head = HEADS.map((key) => say(message(key)))
  const lines = rows.map((row) => cellsOf(row, say))
  const table = [head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`)
  return `${table.join('\n')}\n`
}

const HEADS = [
  'panel.column.time',
  'panel.column.goal',
  'panel.column.verdict',
  'panel.column.delivery',
  'panel.column.findings',
  'panel.column.environment',
  'panel.column.properties',
] as const

function cellsOf({ row, verdict, deliveryStatus, findings }: ExportedRow, say: Say): string[] {
  const publish = publishOf(row)
  return [
    codeSpan(isoTime(row.at) ?? String(row.at), true),
    nameOf(row, say, true),
    verdict === null ? '' : say(message(`verdict.${verdict}`)),
    say(message(`delivery.kind.${deliveryStatus.outcome}`)),
    // Only titles: the message of a finding contains values that may have been redacted.
    [...new Set(findings.map(({ title }) => say(message(title))))].join(', '),
    codeSpan(publish?.environment ?? '', true),
    row.kind === 'goal' && row.event.goal.properties
      ? codeSpan(safeJson(row.event.goal.properties, 0), true)
      : '',
  ]
}

function nameOf(row: Row, say: Say, inTable = false): string {
  if (row.kind !== 'goal') return say(rowTitle(row))
  return codeSpan(row.event.goal.name, inTable) || say(message('panel.unnamed'))
}

/** Writes one goal event for a ticket: the data sent, verdict, findings, delivery, page and time. */
export function goalMarkdown({ row, verdict, deliveryStatus, findings }: ExportedRow, say: Say): string {
  const request = requestOf(row.attempt)
  const publish = publishOf(row)
  const facts: (readonly [name: Message, value: string])[] = [
    [message('panel.column.verdict'), verdict === null ? '' : say(message(`verdict.${verdict}`))],
    [
      message('panel.column.delivery'),
      `${say(outcomeMessage(deliveryStatus.decidingOutcome))} ${say(deliveryMessage(deliveryStatus))}`,
    ],
    [message('panel.column.time'), codeSpan(isoTime(row.at) ?? String(row.at))],
    [message('panel.column.page'), codeSpan(request.pageUrl)],
    [message('detail.url'), codeSpan(request.url)],
    [message('panel.column.application'), codeSpan(publish?.application ?? '')],
    [message('panel.column.environment'), codeSpan(publish?.environment ?? '')],
    ...(publish?.units ?? []).map(
      ({ type, uid }) => [message('detail.unit'), `${codeSpan(type)} ${codeSpan(uid ?? '')}`] as const,
    ),
  ]
  const lines = facts
    .filter(([, value]) => value.trim() !== '')
    .map(([name, value]) => `- ${say(name)}: ${value}`)
  const parts = [`### ${nameOf(row, say)}`, lines.join('\n')]
  if (findings.length > 0) parts.push(findings.map((finding) => findingLine(finding, say)).join('\n'))
  if (row.kind === 'goal') parts.push(codeBlock(safeJson(row.event.goal.properties), 'json'))
  return `${parts.join('\n\n')}\n`
}

/** Writes a finding and its fix in our own words, with data from the page as code. */
const findingLine = ({ severity, what, fix }: Finding, say: Say): string =>
  `- ${say(message(`finding.severity.${severity}`))}: ${say(asCode(what))} ${say(asCode(fix))}`

function asCode({ values = {}, ...rest }: Message): Message {
  const coded = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? codeSpan(value) : value,
  ])
  return { ...rest, values: Object.fromEntries(coded) as NonNullable<Message['values']> }
}
