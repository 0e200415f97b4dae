import * as v from 'valibot'
import { type Body, type Header, MAX_URL_CHARS, type Sighting } from '../capture'
import { MAX_HEADERS_CHARS, type SightingHead } from './channel'
import { nonNegativeInt, MAX_BODY_CHARS, timestamp, parseWith, limitedString } from './fields'

const Head: v.GenericSchema<SightingHead> = v.object({
  transport: v.picklist(['fetch', 'xhr', 'beacon']),
  method: limitedString(32),
  url: limitedString(MAX_URL_CHARS),
  documentUrl: limitedString(MAX_URL_CHARS),
  at: timestamp,
  headers: limitedString(MAX_HEADERS_CHARS),
  secrets: limitedString(MAX_HEADERS_CHARS),
  body: v.picklist(['text', 'base64', 'absent', 'stream', 'formData', 'unreadable']),
  bytes: nonNegativeInt,
  truncated: v.picklist([0, 1]),
  refused: v.picklist([0, 1]),
  keepalive: v.picklist([0, 1]),
})

/** Parses a message from the channel; null for anything that an interceptor would not have sent. Never throws. */
export function parseSighting(detail: unknown): Sighting | null {
  if (typeof detail !== 'string') return null
  const end = detail.indexOf('\n')
  if (end < 0 || detail.length - end - 1 > MAX_BODY_CHARS) return null
  const head = parseHead(detail.slice(0, end))
  if (!head) return null
  const { transport, method, url, documentUrl, at } = head
  return {
    transport,
    method,
    url,
    documentUrl,
    at,
    headers: parseLines(head.headers),
    secrets: parseLines(head.secrets).map(([name, value]) => [name, value.slice(-4)] as const),
    body: readBody(head, detail.slice(end + 1)),
    ...(head.refused === 1 && { refused: true }),
    ...(head.keepalive === 1 && { keepalive: true }),
  }
}

function parseHead(line: string): SightingHead | null {
  try {
    return parseWith(Head, JSON.parse(line))
  } catch {
    return null
  }
}

function readBody(head: SightingHead, data: string): Body {
  if (head.body !== 'text' && head.body !== 'base64') return { encoding: 'none', why: head.body }
  return { encoding: head.body, data, bytes: head.bytes, ...(head.truncated === 1 && { truncated: true }) }
}

function parseLines(lines: string): Header[] {
  if (lines === '') return []
  return lines.split('\n').map((line): Header => {
    const colon = line.indexOf(':')
    return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).trim()]
  })
}
