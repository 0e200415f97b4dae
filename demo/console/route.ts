import { json } from '../http.ts'
import type { HttpResponse, DemoRequest } from '../exchange.ts'
import type { StoredEvent } from '../events.ts'
import type { Access, Permission } from '../keys.ts'
import type { RegistrySeed } from '../registry.ts'

/** One route of the Web Console API. */
export interface ConsoleRoute {
  /** GET by default. */
  method?: 'GET' | 'POST'
  path: string
  /** Permission that the caller needs. If absent, every known caller is allowed. */
  needs?: Permission
  answer: (request: DemoRequest, workspace: ConsoleState, access: Access) => HttpResponse
}

/** State that routes read. */
export interface ConsoleState {
  registry: RegistrySeed
  events: readonly StoredEvent[]
  /** Maximum page size. A request for more `items` gets this number. */
  maxPageSize: number
}

/** Creates an error response of the Web Console API. ABsmartly's clients read the field `error`, among others. */
export function consoleError(status: number, error: string): HttpResponse {
  return json(status, { error })
}
