import * as v from 'valibot'
import type * as capture from '../capture'
import { MAX_URL_CHARACTERS } from '../capture'

/** A whole number from 0. */
export const count = v.pipe(v.number(), v.integer(), v.minValue(0))

/** An id drawn by an extension script: long enough not to be met twice, short enough to be a key. */
export const id = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/))

/** A 1 MiB body as base64, with room to spare: more than any interceptor sends. */
export const MAX_BODY_CHARACTERS = 1_500_000
/** Text of at most so many UTF-16 code units. */
export const text = (most: number) => v.pipe(v.string(), v.maxLength(most))

/** A time in ms since the epoch. */
export const moment = v.pipe(v.number(), v.finite())

const url = text(MAX_URL_CHARACTERS)

const Body = v.variant('encoding', [
  v.object({
    encoding: v.picklist(['text', 'base64']),
    data: text(MAX_BODY_CHARACTERS),
    bytes: count,
    truncated: v.exactOptional(v.literal(true)),
  }),
  v.object({ encoding: v.literal('none'), why: v.picklist(['absent', 'stream', 'formData', 'unreadable']) }),
])

/** A {@link capture.DocumentInfo} from outside. */
export const DocumentInfo: v.GenericSchema<capture.DocumentInfo> = v.object({
  id,
  url,
  top: v.boolean(),
  startedAt: moment,
})

const pageCapture = {
  id,
  transport: v.picklist(['fetch', 'xhr', 'beacon']),
  method: text(32),
  url,
  documentUrl: url,
  at: moment,
  headers: v.array(v.tuple([v.string(), v.string()])),
  secrets: v.array(v.tuple([v.string(), text(4)])),
  body: Body,
  refused: v.exactOptional(v.literal(true)),
}

/** A {@link capture.PageCapture} from outside. */
export const PageCapture: v.GenericSchema<capture.PageCapture> = v.object(pageCapture)

/** A {@link capture.Capture} from outside. */
export const Capture: v.GenericSchema<capture.Capture> = v.object({
  ...pageCapture,
  seq: count,
  source: v.literal('page'),
  documentId: id,
  top: v.boolean(),
  pageUrl: url,
})

/** The value when it fits the schema, else null. Never throws. */
export function read<Value>(schema: v.GenericSchema<Value>, value: unknown): Value | null {
  const result = v.safeParse(schema, value)
  return result.success ? result.output : null
}
