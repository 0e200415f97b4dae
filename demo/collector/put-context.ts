import * as v from 'valibot'

import { json } from '../http.ts'
import type { HttpResponse, DemoRequest } from '../exchange.ts'
import type { CollectorRoute } from './route.ts'
import { explain, validate, PublishBatchRequest, refuse, wellFormed } from './publish.ts'
import type { PublishBody, PublishResponse } from './publish.ts'

/** `PUT /context`: one publish. */
export const putContext: CollectorRoute = ({ body }, registry) => {
  const publish = parseJson(body)
  return answer(publish === undefined ? refuse('The body is not JSON') : validate([publish], registry))
}

/** `PUT /context/batch`: up to 500 publishes. Messages in the response refer to them by `batchIndex`. */
export const putContextBatch: CollectorRoute = ({ body }, registry) => {
  const batch = parseJson(body)
  if (batch === undefined) return answer(refuse('The body is not JSON'))
  const parsed = v.safeParse(PublishBatchRequest, batch)
  if (!parsed.success) return answer(refuse(explain(parsed.issues[0]).message))
  return answer(validate(parsed.output.requests, registry))
}

/** Returns the publishes in the body of an accepted `PUT /context` or `PUT /context/batch`. */
export function publishesIn({ body }: DemoRequest): PublishBody[] {
  const value = parseJson(body)
  const batch = v.safeParse(PublishBatchRequest, value)
  return wellFormed(batch.success ? batch.output.requests : [value])
}

/** Parses JSON. Returns undefined for invalid JSON, since `null` is valid JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function answer(response: PublishResponse): HttpResponse {
  return json(response.ok ? 200 : 400, response)
}
