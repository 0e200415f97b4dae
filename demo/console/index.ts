/**
 * The stand-in for the Web Console API, which lists the names of the workspace. It sends no CORS headers: an extension
 * with access to the host needs none, and pages must not be able to read the lists. To add a route, export a
 * `ConsoleRoute` from a file in this folder, and add it to `ROUTES`.
 */
import type { ServerParts } from '../http.ts'
import { currentUser } from './current-user.ts'
import { events } from './events.ts'
import { experiments } from './experiments.ts'
import { goals } from './goals.ts'
import { metrics } from './metrics.ts'
import { consolePage } from './html-pages.ts'
import { consoleError } from './route.ts'
import type { ConsoleRoute, ConsoleState } from './route.ts'
import { accessOf } from './sign-in.ts'
import { applications, environments, unitTypes } from './unfiltered-lists.ts'

const ROUTES: readonly ConsoleRoute[] = [
  currentUser,
  goals,
  metrics,
  experiments,
  applications,
  environments,
  unitTypes,
  events,
]

/** Creates the Web Console of a workspace: its API, and the few pages that links lead to. */
export function webConsole(workspace: ConsoleState): ServerParts {
  return {
    handle: (request) => {
      const page = consolePage(request, workspace)
      if (page) return page
      const route = ROUTES.find(
        ({ method = 'GET', path }) => path === request.path && method === request.method,
      )
      if (!route) return consoleError(404, 'Not found')
      const access = accessOf(request, Date.now())
      if (!access) return consoleError(401, 'Unauthorized')
      if (route.needs && !access.permissions.includes(route.needs)) return consoleError(403, 'Forbidden')
      return route.answer(request, workspace, access)
    },
    errorBody: (status) => consoleError(status, 'Error simulated by the demo').body,
  }
}
