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
  /** Permission that the caller needs. Without it, every known caller is allowed. */
  needs?: Permission
  answer: (request: DemoRequest, workspace: ConsoleState, access: Access) => HttpResponse
}

/** State that routes read. */
export interface ConsoleState {
  registry: RegistrySeed
  events: readonly StoredEvent[]
  /** Maximum page size, whatever `items` asks for. */
  maxPageSize: number
}

/** Creates an error response of the Web Console API. Clients read `error`, among other spellings. */
export function consoleError(status: number, error: string): HttpResponse {
  return json(status, { error })
}
