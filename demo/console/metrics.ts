import type { ConsoleRoute } from './route.ts'
import { listResponse } from './list.ts'

/**
 * `GET /v1/metrics`: the metrics computed from the goals. `include_drafts` adds drafts (the parameter is from `cli-ts`,
 * `src/api-client/types.ts`, ListMetricsOptions; excluding drafts without it is a guess). Every caller sees the metrics
 * of all teams, so a metric may refer to a goal that is missing from the caller's goal list.
 */
export const metrics: ConsoleRoute = {
  path: '/v1/metrics',
  needs: 'Metric List',
  answer: (request, { registry, maxPageSize }) => {
    const withDrafts = ['true', '1'].includes(request.query.get('include_drafts') ?? '')
    const entries = registry.metrics.filter(
      ({ lifecycle_status }) => withDrafts || lifecycle_status !== 'draft',
    )
    return listResponse('metrics', entries, request, maxPageSize)
  },
}
