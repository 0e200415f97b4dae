import * as v from 'valibot'
import type * as capture from '../capture'
import { MAX_ANSWER_CHARACTERS, MAX_URL_CHARACTERS, SOURCES } from '../capture'
import type { Attempt, Witness } from '../attempt'
import type { Page } from '../page'

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
    gzip: v.exactOptional(count),
  }),
  v.object({
    encoding: v.literal('none'),
    why: v.picklist(['absent', 'stream', 'formData', 'unreadable', 'notGiven', 'masked']),
  }),
])

/** A page's own title; longer ones are cut. In UTF-16 code units. */
export const MAX_TITLE_CHARACTERS = 300
/** How many changes of address one message tells of. */
export const MAX_NAVIGATIONS = 200

/** A {@link capture.Navigation} from outside. */
const Navigation: v.GenericSchema<capture.Navigation> = v.object({ url, at: moment })

/** A {@link capture.DocumentInfo} from outside. */
export const DocumentInfo: v.GenericSchema<capture.DocumentInfo> = v.object({
  id,
  url,
  top: v.boolean(),
  startedAt: moment,
  title: v.exactOptional(text(MAX_TITLE_CHARACTERS)),
  opened: v.exactOptional(v.literal(true)),
  restored: v.exactOptional(v.literal(true)),
  navigations: v.exactOptional(v.pipe(v.array(Navigation), v.maxLength(MAX_NAVIGATIONS))),
})

/** A {@link Page} from outside. */
export const PageSchema: v.GenericSchema<Page> = v.object({
  id: v.string(),
  documentId: v.string(),
  url: v.string(),
  title: v.string(),
  startedAt: moment,
  restored: v.exactOptional(v.literal(true)),
  navigations: v.array(Navigation),
})

const pageCapture = {
  id,
  transport: v.picklist(['fetch', 'xhr', 'beacon', 'fetchOrXhr']),
  method: text(32),
  url,
  documentUrl: url,
  at: moment,
  headers: v.array(v.tuple([v.string(), v.string()])),
  secrets: v.array(v.tuple([v.string(), text(4)])),
  body: Body,
  refused: v.exactOptional(v.literal(true)),
  keepalive: v.exactOptional(v.literal(true)),
  forbidden: v.exactOptional(text(200)),
}

/** A {@link capture.PageCapture} from outside. */
export const PageCapture: v.GenericSchema<capture.PageCapture> = v.object(pageCapture)

const captureFields = {
  ...pageCapture,
  source: v.picklist(SOURCES),
  documentId: v.nullable(id),
  top: v.boolean(),
  pageUrl: url,
  sharedBy: v.exactOptional(count),
  viaServiceWorker: v.exactOptional(v.literal(true)),
  sender: v.exactOptional(v.picklist(['document', 'worker', 'unknown'])),
  outcome: v.exactOptional(
    v.object({
      at: moment,
      status: v.nullable(count),
      error: v.exactOptional(v.string()),
      preflight: v.exactOptional(v.literal('refused')),
    }),
  ),
  answer: v.exactOptional(
    v.object({ text: text(MAX_ANSWER_CHARACTERS), truncated: v.exactOptional(v.literal(true)) }),
  ),
}

/** A {@link capture.Capture} from outside. */
export const Capture: v.GenericSchema<capture.Capture> = v.object(captureFields)

const Witness: v.GenericSchema<Witness> = v.object({ ...captureFields, body: v.nullable(Body) })

/** An {@link Attempt} from outside. */
export const AttemptSchema: v.GenericSchema<Attempt> = v.object({
  id,
  seq: count,
  body: Body,
  captures: v.tupleWithRest([Witness], Witness),
  replaces: v.exactOptional(v.array(id)),
})

/** The value when it fits the schema, else null. Never throws. */
export function read<Value>(schema: v.GenericSchema<Value>, value: unknown): Value | null {
  const result = v.safeParse(schema, value)
  return result.success ? result.output : null
}
