import type { Capture } from '../../core/capture'
import { type Attempt, attemptOf } from '../../core/attempt'

let made = 0

/** A goal as an SDK of today sends it. */
export const goal = (name: string, properties: object | null = null, achievedAt = 1_795_000_000_000) => ({
  name,
  achievedAt,
  properties,
})

/** A publish of SDK 1.13 with these goals, as text. */
export const publishBody = (goals: readonly object[], more: object = {}): string =>
  JSON.stringify({
    units: [{ type: 'session_id', uid: 'LTSLmGJb-oGQVJhxElUwtQ' }],
    hashed: true,
    publishedAt: 1_795_000_000_100,
    ...(goals.length > 0 && { goals }),
    ...more,
  })

/** A capture of a publish with these goals; every field can be another. */
export function capture(
  goals: readonly object[],
  fields: Partial<Capture> & { publish?: object } = {},
): Capture {
  const { publish, ...others } = fields
  const data = publishBody(goals, publish)
  made++
  return {
    id: `capture-${String(made).padStart(6, '0')}`,
    source: 'page',
    transport: 'fetch',
    method: 'PUT',
    url: 'https://acme.absmartly.io/v1/context',
    at: 1_795_000_000_100,
    headers: [
      ['X-Agent', 'absmartly-javascript-sdk'],
      ['X-Application', 'shop'],
      ['X-Environment', 'production'],
    ],
    secrets: [['X-API-Key', 'abcd']],
    body: { encoding: 'text', data, bytes: data.length },
    documentId: 'document-1',
    documentUrl: 'https://shop.example/cart?step=2',
    top: true,
    pageUrl: 'https://shop.example/cart?step=2',
    ...others,
  }
}

/** An attempt of one such capture; its number is 1 unless another is given. */
export const attempt = (
  goals: readonly object[],
  fields: Partial<Capture> & { publish?: object; seq?: number } = {},
): Attempt => {
  const { seq = 1, ...others } = fields
  const seen = capture(goals, others)
  return attemptOf(seen.id, seq, [seen])
}
