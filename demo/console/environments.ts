import type { ConsoleRoute } from './route.ts'
import { listResponse } from './list.ts'

/** `GET /v1/environments`: the environments that `X-Environment` may name, each with its type. */
export const environments: ConsoleRoute = {
  path: '/v1/environments',
  needs: 'Environment List',
  answer: (request, { registry, maxPageSize }) =>
    listResponse('environments', registry.environments, request, maxPageSize),
}
