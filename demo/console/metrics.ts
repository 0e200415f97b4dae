import type { ConsoleRoute } from './route.ts'
import { listResponse } from './list.ts'

/**
 * `GET /v1/metrics`: what is made of the goals. Drafts come with `include_drafts` (the parameter is `cli-ts`'s,
 * `src/api-client/types.ts`, ListMetricsOptions; that they are left out without it is a guess). All metrics for
 * everybody, whichever team they are of: so a metric can name a goal that is not in the list of goals.
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
