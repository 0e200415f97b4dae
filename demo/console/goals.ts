import type { ConsoleRoute } from './route.ts'
import { listResponse } from './list.ts'

/**
 * `GET /v1/goals`: the names `track()` may use. A caller bound to a team sees only that team's goals, and the response
 * doesn't say so (ABsmartly docs, Web Console, Goals: "view and list goals owned by the team").
 */
export const goals: ConsoleRoute = {
  path: '/v1/goals',
  needs: 'Goal List',
  answer: (request, { registry, maxPageSize }, { teamId }) => {
    const seen =
      teamId === undefined
        ? registry.goals
        : registry.goals.filter(({ teams }) => teams.some(({ team_id }) => team_id === teamId))
    return listResponse('goals', seen, request, maxPageSize)
  },
}
