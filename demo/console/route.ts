import type { Answer, DemoRequest } from '../http.ts'
import type { Permission } from '../keys.ts'
import type { RegistrySeed } from '../registry.ts'

/** One route of the Web Console API. */
export interface ConsoleRoute {
  path: string
  /** What the key must be allowed to; without it any known key will do. */
  needs?: Permission
  answer: (request: DemoRequest, workspace: Workspace) => Answer
}

/** What a route may look at. */
export interface Workspace {
  registry: RegistrySeed
  /** The largest page the console gives, whatever `items` asks for. */
  maxPageSize: number
}
