import * as v from 'valibot'

import { json } from '../http.ts'
import { collectorError } from './route.ts'
import type { CollectorRoute } from './route.ts'
import { experimentsFor } from './experiments.ts'
import { parseJson } from './put-context.ts'
import { UnitSchema } from './publish.ts'

const ContextRequest = v.looseObject({ guid: v.optional(v.string()), units: v.array(UnitSchema) })

/**
 * `POST /context`, for SDKs up to 1.4, where the server assigns the variants (ContextRequest and ContextResponse of the
 * specification; `guid` is from javascript-sdk 1.2). Every unit gets variant 0, since the demo doesn't need others.
 */
export const createContext: CollectorRoute = ({ body, headers }, registry) => {
  const parsed = v.safeParse(ContextRequest, parseJson(body))
  if (!parsed.success) return collectorError(400, parsed.issues[0].message)
  const { guid, units } = parsed.output
  const types = new Set(units.map(({ type }) => type))
  const experiments = experimentsFor(registry, headers['x-application'], headers['x-environment'])
  const assignments = experiments
    .filter(({ unitType }) => unitType !== null && types.has(unitType))
    .map(({ id, iteration, name, variants }) => {
      return { id, iteration, name, variant: 0, eligible: true, config: variants[0]?.config ?? null }
    })
  return json(200, { guid: guid ?? crypto.randomUUID(), units, assignments })
}
