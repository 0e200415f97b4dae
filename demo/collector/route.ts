import { json } from '../http.ts'
import type { HttpResponse, DemoRequest } from '../exchange.ts'
import type { RegistrySeed } from '../registry.ts'

/** Creates the response to a request from the current state of the workspace. */
export type CollectorRoute = (request: DemoRequest, registry: RegistrySeed) => HttpResponse

/** Creates a response with the `Error` schema of the collector's specification. Using it for 401 and 404 is a guess. */
export function collectorError(code: number, message: string): HttpResponse {
  return json(code, { code, message })
}
