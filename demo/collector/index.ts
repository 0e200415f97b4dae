/** The stand-in for the collector, the part of ABsmartly that pages send requests to. */
import { store } from '../events.ts'
import type { StoredEvent } from '../events.ts'
import type { ServerParts } from '../http.ts'
import { keys } from '../keys.ts'
import type { RegistrySeed } from '../registry.ts'
import { createContext } from './create-context.ts'
import { corsHeaders } from './cors.ts'
import { getContext } from './get-context.ts'
import { publishesIn, putContext, putContextBatch } from './put-context.ts'
import { collectorError } from './route.ts'
import type { CollectorRoute } from './route.ts'

/** Routes by method and path. A route that is `open` needs no key: the SDK loads the context without one. */
const ROUTES: Readonly<Record<string, { answer: CollectorRoute; open?: true }>> = {
  'GET /v1/context': { answer: getContext, open: true },
  'POST /v1/context': { answer: createContext },
  'PUT /v1/context': { answer: putContext },
  'PUT /v1/context/batch': { answer: putContextBatch },
}

/** Creates the collector of a workspace. It appends the goal events it accepts to `events`. */
export function collector(registry: RegistrySeed, events: StoredEvent[]): ServerParts {
  return {
    handle: (request) => {
      if (request.method === 'OPTIONS') return { status: 204, body: '' }
      const route = ROUTES[`${request.method} ${request.path}`]
      if (!route) return collectorError(404, 'Not found')
      if (!route.open && request.headers['x-api-key'] !== keys.sdk) return collectorError(401, 'Unauthorized')
      return route.answer(request, registry)
    },
    // Stores only publishes with a 2xx response. After a 500 or without a response, the SDK sends the publish again.
    responded: (request, { status }) => {
      if (request.method !== 'PUT' || status < 200 || status > 299) return
      const from = {
        application: request.headers['x-application'] ?? '',
        environment: request.headers['x-environment'] ?? '',
      }
      for (const publish of publishesIn(request)) store(events, publish, from, registry)
    },
    alwaysHeaders: corsHeaders,
    errorBody: (status) => collectorError(status, 'Error simulated by the demo').body,
  }
}
