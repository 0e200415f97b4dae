import type { ResponseBody } from '../capture'
import type { Attempt } from '../attempt'
import { isObject } from '../is-object'
import { memoizeByRef } from '../memoize-by-ref'
import { parseJson } from '../parse-json'

/** A warning or error from the collector, in the collector's words. */
export interface CollectorMessage {
  readonly level: 'warning' | 'error'
  readonly message: string
  readonly subject: string | null
  /** Index of the publish in a batch; null if the collector does not name one. */
  readonly batchIndex: number | null
  /** Index of the event in that publish; null if the collector does not name one. */
  readonly eventIndex: number | null
}

/** The parsed response of a collector. */
export interface CollectorResponse {
  /** The SDK parses every 2xx response as JSON and retries if that fails (`src/client.ts` of 1.13.4). */
  readonly isJson: boolean
  readonly messages: readonly CollectorMessage[]
  /** The raw response body. */
  readonly text: string
  /** Number of experiments in a context; null when the response is not a context. */
  readonly experiments: number | null
  /** Unit types of the experiments; null unless all of them are known. */
  readonly unitTypes: readonly string[] | null
  /** Whether the collector reported a problem with `ok: false`. */
  readonly isRefused: boolean
}

/** Returns the parsed response body; null if DevTools was closed or had no body. */
export function responseOf({ captures }: Pick<Attempt, 'captures'>): CollectorResponse | null {
  const answer = captures.find((capture) => capture.answer !== undefined)?.answer
  return answer ? parseOnce(answer) : null
}

const parseOnce = memoizeByRef(parseResponse)

/**
 * Parses a response: `{ok, warnings?, errors?}`, each entry `{batchIndex, eventIndex, subject, message}`
 * (`PublishResponse` in ABsmartly's API specification). Anything else is kept as text. A truncated response counts as
 * JSON if it begins like JSON. Never throws.
 */
export function parseResponse({ text, truncated }: ResponseBody): CollectorResponse {
  const unread = { messages: [], text, experiments: null, unitTypes: null, isRefused: false }
  if (truncated) return { ...unread, isJson: /^\s*[[{]/.test(text) }
  const json = parseJson(text)
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

/** Reads `unitType` of each experiment (@absmartly/javascript-sdk 1.13.4, `src/context.ts`, `ExperimentData`). */
function unitTypesOf(experiments: readonly unknown[]): readonly string[] | null {
  const types = experiments.map((experiment) => (isObject(experiment) ? experiment['unitType'] : null))
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
