import type { ConsoleRoute } from './route.ts'
import { listResponse } from './list.ts'

/** `GET /v1/applications`: the applications that `X-Application` may name. */
export const applications: ConsoleRoute = {
  path: '/v1/applications',
  needs: 'Application List',
  answer: (request, { registry, maxPageSize }) =>
    listResponse('applications', registry.applications, request, maxPageSize),
}
