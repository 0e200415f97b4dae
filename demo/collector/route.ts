import { json } from '../http.ts'
import type { HttpResponse, DemoRequest } from '../exchange.ts'
import type { RegistrySeed } from '../registry.ts'

/** Answers one request, given the workspace as it is now. */
export type CollectorRoute = (request: DemoRequest, registry: RegistrySeed) => HttpResponse

/** The `Error` schema of the collector's specification; that a 401 and a 404 use it is a guess. */
export function collectorError(code: number, message: string): HttpResponse {
  return json(code, { code, message })
}
