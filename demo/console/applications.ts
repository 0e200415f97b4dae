import type { ConsoleRoute } from './route.ts'
import { listResponse } from './list.ts'

/** `GET /v1/applications`: what `X-Application` may say. */
export const applications: ConsoleRoute = {
  path: '/v1/applications',
  needs: 'Application List',
  answer: (request, { registry, maxPageSize }) =>
    listResponse('applications', registry.applications, request, maxPageSize),
}
