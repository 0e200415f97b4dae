import { json } from '../http.ts'
import type { HttpResponse, DemoRequest } from '../exchange.ts'
import type { StoredEvent } from '../events.ts'
import type { Access, Permission } from '../keys.ts'
import type { RegistrySeed } from '../registry.ts'

/** One route of the Web Console API. */
export interface ConsoleRoute {
  /** GET, unless it says otherwise. */
  method?: 'GET' | 'POST'
  path: string
  /** What whoever asks must be allowed to; without it anybody known will do. */
  needs?: Permission
  answer: (request: DemoRequest, workspace: ConsoleState, access: Access) => HttpResponse
}

/** What a route may look at. */
export interface ConsoleState {
  registry: RegistrySeed
  events: readonly StoredEvent[]
  /** The largest page the console gives, whatever `items` asks for. */
  maxPageSize: number
}

/** An error of the Web Console API: clients read `error`, among other spellings. */
export function consoleError(status: number, error: string): HttpResponse {
  return json(status, { error })
}
