import type { ConsoleRoute } from './route.ts'
import { list } from './list.ts'

/** `GET /v1/goals`: the names `track()` may use. */
export const goals: ConsoleRoute = {
  path: '/v1/goals',
  needs: 'Goal List',
  answer: (request, { registry, maxPageSize }) => list('goals', registry.goals, request, maxPageSize),
}
