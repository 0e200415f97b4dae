import { base64ToUint8Array } from 'uint8array-extras'
import type { Capture, Header } from '../capture'
import { memoizeByRef } from '../memoize-by-ref'
import { message } from '../message'
import { MAX_JSON_DEPTH, readJson } from './json-text'
import type { Json, Publish, CaptureContent } from './publish'
import { readBody } from './read-body'
import { isJsonObject, type PublishHeaders, readPublish } from './read-publish'

/** The fields of a capture that determine its contents. */
export type Readable = Pick<Capture, 'method' | 'url' | 'headers' | 'body'>

/** Parses a capture. Never throws. Captures never change, so the result is cached for the lifetime of the capture. */
export const readCapture = memoizeByRef(readUncached)

/** Returns the publishes of a capture; none if it is not a publish. */
export function publishesOf(capture: Readable): readonly Publish[] {
  const reading = readCapture(capture)
  return reading.kind === 'publishes' ? reading.publishes : []
}

function readUncached(capture: Readable): CaptureContent {
  if (capture.method === 'GET') return { kind: isContextLoadUrl(capture.url) ? 'context-load' : 'foreign' }
  const headers = readHeaders(capture.headers)
  const fromSdk = headers.application !== null || headers.agent !== null
  const unreadable = (problem: Extract<CaptureContent, { kind: 'unreadable' }>['problem']): CaptureContent =>
    fromSdk ? { kind: 'unreadable', problem } : { kind: 'foreign' }

  const body = readBody(capture.body)
  // The stored first MiB is enough to recognize a publish, but not to read it. Exports mask only publishes.
  if ('problem' in body && (namesUnits(capture) || isMasked(capture)))
    return { kind: 'unreadable', problem: body.problem }
  if ('problem' in body) return unreadable(body.problem)

  const read = readJson(body.text)
  if ('problem' in read)
    return unreadable(
      read.problem === 'notJson'
        ? message('problem.body.notJson')
        : message('problem.body.tooDeep', { levels: MAX_JSON_DEPTH }),
    )
  const { json } = read
  if (!isJsonObject(json)) return unreadable(message('problem.body.notObject'))

  if (Array.isArray(json['requests'])) return readBatch(json['requests'], headers, fromSdk)
  if (!('units' in json) && !fromSdk) return { kind: 'foreign' }
  if (isContextCreate(capture.method, json)) return { kind: 'context-load' }
  return { kind: 'publishes', publishes: [readPublish(json, headers)] }
}

function readBatch(requests: readonly Json[], headers: PublishHeaders, fromSdk: boolean): CaptureContent {
  const entries = requests.filter(isJsonObject)
  if (!fromSdk && !entries.some((entry) => 'units' in entry)) return { kind: 'foreign' }
  const problem = message('problem.body.batch', {}, requests.length - entries.length)
  if (entries.length === 0 && requests.length > 0) return { kind: 'unreadable', problem }
  const publishes = entries.map((entry) => readPublish(entry, headers))
  if (entries.length === requests.length) return { kind: 'publishes', publishes }
  return {
    kind: 'publishes',
    publishes: publishes.map((publish) => ({
      ...publish,
      problems: [...publish.problems, { message: problem }],
    })),
  }
}

/**
 * Checks for a URL that loads a context. SDK 1.5 and newer use `GET {endpoint}/context?application=…&environment=…`
 * (`src/client.ts`, `getContext`).
 */
export function isContextLoadUrl(url: string): boolean {
  const [address = '', query = ''] = (url.split('#', 1)[0] ?? '').split('?', 2)
  return address.endsWith('/context') && /(^|&)application=/.test(query) && /(^|&)environment=/.test(query)
}

/**
 * Checks for a request that creates a context. SDK 1.4 and older use `POST /context` with only the units
 * (`src/client.ts` of 1.4, `createContext`).
 */
function isContextCreate(method: string, body: { readonly [key: string]: Json }): boolean {
  return method === 'POST' && !('goals' in body) && !('exposures' in body) && !('publishedAt' in body)
}

/** Number of bytes at the start of a body that are searched for the units. A multiple of 3 has no base64 padding. */
const SEARCHED_BYTES = 3 * 1365

function namesUnits({ body }: Readable): boolean {
  if (body.encoding === 'none') return false
  if (body.encoding === 'text') return body.data.slice(0, SEARCHED_BYTES).includes('"units"')
  return beginningOf(body.data).includes('"units"')
}

/** Returns the first bytes of a base64 string as text; empty if it is not base64. */
function beginningOf(base64: string): string {
  try {
    return new TextDecoder().decode(base64ToUint8Array(base64.slice(0, (SEARCHED_BYTES / 3) * 4)))
  } catch {
    return ''
  }
}

const isMasked = ({ body }: Readable): boolean => body.encoding === 'none' && body.why === 'masked'

function readHeaders(headers: readonly Header[]): PublishHeaders {
  const values = new Map(headers.map(([name, value]) => [name.toLowerCase(), value]))
  const header = (name: string) => values.get(name) ?? null
  return {
    application: header('x-application'),
    applicationVersion: header('x-application-version'),
    environment: header('x-environment'),
    agent: header('x-agent'),
  }
}
