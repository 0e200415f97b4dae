import type { Answer } from '../capture'
import type { Attempt } from './attempt'

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
export interface ReadAnswer {
  /** The SDK reads every 2xx as JSON, and sends again what it cannot read (`src/client.ts` of 1.13.4). */
  readonly isJson: boolean
  readonly messages: readonly CollectorMessage[]
  /** As it came, for what is no JSON. */
  readonly text: string
  /** How many experiments a context has; null when the answer is not that of a context. */
  readonly experiments: number | null
}

const answers = new WeakMap<Answer, ReadAnswer>()

/** The body of the answer, when DevTools have given it; null when they were closed or had none. */
export function answerOf({ captures }: Pick<Attempt, 'captures'>): ReadAnswer | null {
  const answer = captures.find((capture) => capture.answer !== undefined)?.answer
  if (!answer) return null
  const known = answers.get(answer)
  if (known) return known
  const read = readAnswer(answer)
  answers.set(answer, read)
  return read
}

/**
 * Reads an answer: `{ok, warnings?, errors?}`, each entry `{batchIndex, eventIndex, subject, message}`
 * (`PublishResponse` of ABsmartly's API specification). Anything else is kept as text; one that was cut is taken at its
 * beginning's word. Never throws.
 */
export function readAnswer({ text, truncated }: Answer): ReadAnswer {
  if (truncated) return { isJson: /^\s*[[{]/.test(text), messages: [], text, experiments: null }
  const json = parse(text)
  if (json === undefined) return { isJson: false, messages: [], text, experiments: null }
  const { warnings, errors, experiments } = isObject(json) ? json : {}
  return {
    isJson: true,
    messages: [...messagesOf(errors, 'error'), ...messagesOf(warnings, 'warning')],
    text,
    experiments: Array.isArray(experiments) ? experiments.length : null,
  }
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
