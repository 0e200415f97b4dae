import * as v from 'valibot'
import type * as capture from '../capture'
import { MAX_RESPONSE_CHARS, MAX_URL_CHARS, SOURCES } from '../capture'
import type { Attempt, AttemptCapture } from '../attempt'
import type { Page } from '../page'

/** A whole number from 0. */
export const nonNegativeInt = v.pipe(v.number(), v.integer(), v.minValue(0))

/** An id drawn by an extension script: long enough not to be met twice, short enough to be a key. */
export const idSchema = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/))

/** A 1 MiB body as base64, with room to spare: more than any interceptor sends. */
export const MAX_BODY_CHARS = 1_500_000
/** Text of at most so many UTF-16 code units. */
export const limitedString = (max: number) => v.pipe(v.string(), v.maxLength(max))

/** A time in ms since the epoch. */
export const timestamp = v.pipe(v.number(), v.finite())

const url = limitedString(MAX_URL_CHARS)

const BodySchema = v.variant('encoding', [
  v.object({
    encoding: v.picklist(['text', 'base64']),
    data: limitedString(MAX_BODY_CHARS),
    bytes: nonNegativeInt,
    truncated: v.exactOptional(v.literal(true)),
    gzip: v.exactOptional(nonNegativeInt),
  }),
  v.object({
    encoding: v.literal('none'),
    why: v.picklist(['absent', 'stream', 'formData', 'unreadable', 'notGiven', 'masked']),
  }),
])

/** A page's own title; longer ones are cut. In UTF-16 code units. */
export const MAX_TITLE_CHARS = 300
/** How many changes of address one message tells of. */
export const MAX_NAVIGATIONS = 200

/** A {@link capture.Navigation} from outside. */
const NavigationSchema: v.GenericSchema<capture.Navigation> = v.object({ url, at: timestamp })

/** A {@link capture.DocumentInfo} from outside. */
export const DocumentInfoSchema: v.GenericSchema<capture.DocumentInfo> = v.object({
  id: idSchema,
  url,
  top: v.boolean(),
  startedAt: timestamp,
  title: v.exactOptional(limitedString(MAX_TITLE_CHARS)),
  opened: v.exactOptional(v.literal(true)),
  restored: v.exactOptional(v.literal(true)),
  navigations: v.exactOptional(v.pipe(v.array(NavigationSchema), v.maxLength(MAX_NAVIGATIONS))),
})

/** A {@link Page} from outside. */
export const PageSchema: v.GenericSchema<Page> = v.object({
  id: v.string(),
  documentId: v.string(),
  url: v.string(),
  title: v.string(),
  startedAt: timestamp,
  restored: v.exactOptional(v.literal(true)),
  navigations: v.array(NavigationSchema),
})

const pageCapture = {
  id: idSchema,
  transport: v.picklist(['fetch', 'xhr', 'beacon', 'fetchOrXhr']),
  method: limitedString(32),
  url,
  documentUrl: url,
  at: timestamp,
  headers: v.array(v.tuple([v.string(), v.string()])),
  secrets: v.array(v.tuple([v.string(), limitedString(4)])),
  body: BodySchema,
  refused: v.exactOptional(v.literal(true)),
  keepalive: v.exactOptional(v.literal(true)),
  forbidden: v.exactOptional(limitedString(200)),
}

/** A {@link capture.PageCapture} from outside. */
export const PageCaptureSchema: v.GenericSchema<capture.PageCapture> = v.object(pageCapture)

const captureFields = {
  ...pageCapture,
  source: v.picklist(SOURCES),
  documentId: v.nullable(idSchema),
  top: v.boolean(),
  pageUrl: url,
  sharedBy: v.exactOptional(nonNegativeInt),
  viaServiceWorker: v.exactOptional(v.literal(true)),
  sender: v.exactOptional(v.picklist(['document', 'worker', 'unknown'])),
  outcome: v.exactOptional(
    v.object({
      at: timestamp,
      status: v.nullable(nonNegativeInt),
      error: v.exactOptional(v.string()),
      preflight: v.exactOptional(v.literal('refused')),
    }),
  ),
  answer: v.exactOptional(
    v.object({ text: limitedString(MAX_RESPONSE_CHARS), truncated: v.exactOptional(v.literal(true)) }),
  ),
}

/** A {@link capture.Capture} from outside. */
export const CaptureSchema: v.GenericSchema<capture.Capture> = v.object(captureFields)

const AttemptCapture: v.GenericSchema<AttemptCapture> = v.object({
  ...captureFields,
  body: v.nullable(BodySchema),
})

/** An {@link Attempt} from outside. */
export const AttemptSchema: v.GenericSchema<Attempt> = v.object({
  id: idSchema,
  seq: nonNegativeInt,
  body: BodySchema,
  captures: v.tupleWithRest([AttemptCapture], AttemptCapture),
  replaces: v.exactOptional(v.array(idSchema)),
})

/** The value when it fits the schema, else null. Never throws. */
export function parseWith<Value>(schema: v.GenericSchema<Value>, value: unknown): Value | null {
  const result = v.safeParse(schema, value)
  return result.success ? result.output : null
}
