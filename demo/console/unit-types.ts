import type { ConsoleRoute } from './route.ts'
import { listResponse } from './list.ts'

/** `GET /v1/unit_types`: the types that `units` may have. The path is not `/units`. */
export const unitTypes: ConsoleRoute = {
  path: '/v1/unit_types',
  needs: 'UnitType List',
  answer: (request, { registry, maxPageSize }) =>
    listResponse('unit_types', registry.unit_types, request, maxPageSize),
}
