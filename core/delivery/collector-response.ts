import type { ResponseBody } from '../capture'
import type { Attempt } from '../attempt'

/** One warning or error of the collector, in its own words. */
export interface CollectorMessage {
  readonly level: 'warning' | 'error'
  readonly message: string
  readonly subject: string | null
  /** Which publish of a batch it is about, from 0; null where the collector does not say. */
  readonly batchIndex: number | null
  /** Which event of that publish, from 0; null where the collector does not say. */
  readonly eventIndex: number | null
}

/** What a collector has answered. */
export interface CollectorResponse {
  /** The SDK reads every 2xx as JSON, and sends again what it cannot read (`src/client.ts` of 1.13.4). */
  readonly isJson: boolean
  readonly messages: readonly CollectorMessage[]
  /** As it came, for what is no JSON. */
  readonly text: string
  /** How many experiments a context has; null when the answer is not that of a context. */
  readonly experiments: number | null
  /** By which unit types they run; null where that is not known of all of them. */
  readonly unitTypes: readonly string[] | null
  /** The collector says that not all is well with it, by `ok: false`. */
  readonly isRefused: boolean
}

const responses = new WeakMap<ResponseBody, CollectorResponse>()

/** The body of the answer, when DevTools have given it; null when they were closed or had none. */
export function responseOf({ captures }: Pick<Attempt, 'captures'>): CollectorResponse | null {
  const answer = captures.find((capture) => capture.answer !== undefined)?.answer
  if (!answer) return null
  const known = responses.get(answer)
  if (known) return known
  const read = parseResponse(answer)
  responses.set(answer, read)
  return read
}

/**
 * Reads an answer: `{ok, warnings?, errors?}`, each entry `{batchIndex, eventIndex, subject, message}`
 * (`PublishResponse` of ABsmartly's API specification). Anything else is kept as text; one that was cut is taken at its
 * beginning's word. Never throws.
 */
export function parseResponse({ text, truncated }: ResponseBody): CollectorResponse {
  const unread = { messages: [], text, experiments: null, unitTypes: null, isRefused: false }
  if (truncated) return { ...unread, isJson: /^\s*[[{]/.test(text) }
  const json = parse(text)
  if (json === undefined) return { ...unread, isJson: false }
  const { warnings, errors, experiments, ok } = isObject(json) ? json : {}
  return {
    isJson: true,
    messages: [...messagesOf(errors, 'error'), ...messagesOf(warnings, 'warning')],
    text,
    experiments: Array.isArray(experiments) ? experiments.length : null,
    unitTypes: Array.isArray(experiments) ? unitTypesOf(experiments) : null,
    isRefused: ok === false,
  }
}

/** `unitType` of each experiment (@absmartly/javascript-sdk 1.13.4, `src/context.ts`, `ExperimentData`). */
function unitTypesOf(experiments: readonly unknown[]): readonly string[] | null {
  const types = experiments.map((one) => (isObject(one) ? one['unitType'] : null))
  return types.every((type) => typeof type === 'string') ? types : null
}

function messagesOf(list: unknown, level: CollectorMessage['level']): CollectorMessage[] {
  if (!Array.isArray(list)) return []
  return list.map((entry: unknown) => {
    const { message, subject, batchIndex, eventIndex } = isObject(entry) ? entry : { message: entry }
    return {
      level,
      message: typeof message === 'string' ? message : JSON.stringify(entry),
      subject: typeof subject === 'string' ? subject : null,
      batchIndex: indexOf(batchIndex),
      eventIndex: indexOf(eventIndex),
    }
  })
}

const indexOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
