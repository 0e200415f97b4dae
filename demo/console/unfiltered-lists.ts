import type { Permission } from '../keys.ts'
import { listResponse } from './list.ts'
import type { ConsoleRoute } from './route.ts'

/** Creates a route for a list that every caller with the permission may see in full. */
const unfilteredList = (
  key: 'applications' | 'environments' | 'unit_types',
  needs: Permission,
): ConsoleRoute => ({
  path: `/v1/${key}`,
  needs,
  answer: (request, { registry, maxPageSize }) => listResponse(key, registry[key], request, maxPageSize),
})

/** `GET /v1/applications`: the names that the SDK may send as `X-Application`. */
export const applications = unfilteredList('applications', 'Application List')

/** `GET /v1/environments`: the names that the SDK may send as `X-Environment`, each with its type. */
export const environments = unfilteredList('environments', 'Environment List')

/** `GET /v1/unit_types`: the unit types that a publish may use in `units`. */
export const unitTypes = unfilteredList('unit_types', 'UnitType List')
