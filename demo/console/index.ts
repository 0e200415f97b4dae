/**
 * The embedded Web Console API: where the names come from. No CORS headers: an extension with access to the host needs
 * none, and a page is not meant to read it. To add a route, write its file and add its line here.
 */
import { json } from '../http.ts'
import type { Answer, DemoRequest, ServerParts } from '../http.ts'
import { permissionsByKey } from '../keys.ts'
import { applications } from './applications.ts'
import { currentUser } from './current-user.ts'
import { environments } from './environments.ts'
import { goals } from './goals.ts'
import type { ConsoleRoute, Workspace } from './route.ts'
import { unitTypes } from './unit-types.ts'

const ROUTES: readonly ConsoleRoute[] = [currentUser, goals, applications, environments, unitTypes]

/** The Web Console API of this workspace. */
export function webConsole(workspace: Workspace): ServerParts {
  return {
    handle: (request) => {
      const route = ROUTES.find(({ path }) => path === request.path)
      if (!route || request.method !== 'GET') return consoleError(404, 'Not found')
      const permissions = permissionsByKey.get(keyOf(request) ?? '')
      if (!permissions) return consoleError(401, 'Unauthorized')
      if (route.needs && !permissions.includes(route.needs)) return consoleError(403, 'Forbidden')
      return route.answer(request, workspace)
    },
    errorBody: (status) => consoleError(status, 'The demo was told to misbehave').body,
  }
}

/** An error of the Web Console API: clients read `error`, among other spellings. */
function consoleError(status: number, error: string): Answer {
  return json(status, { error })
}

/** The key in `Authorization: Api-Key <key>`, the one form the API documentation gives (`^Api-Key\s\S+`). */
function keyOf(request: DemoRequest): string | undefined {
  return /^Api-Key\s(\S+)$/.exec(request.headers['authorization'] ?? '')?.[1]
}
