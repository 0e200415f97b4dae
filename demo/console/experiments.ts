import type { ConsoleRoute } from './route.ts'
import { listResponse } from './list.ts'

/**
 * `GET /v1/experiments`, filtered by `state=running` or by several states separated by commas (ABsmartly's `mcp`,
 * `public/docs/api/experiments.md`; `cli-ts` has the parameter too, `src/api-client/types.ts`, ListOptions).
 */
export const experiments: ConsoleRoute = {
  path: '/v1/experiments',
  needs: 'Experiment List',
  answer: (request, { registry, maxPageSize }) => {
    const states = request.query.get('state')?.split(',')
    const entries = registry.experiments.filter(({ state }) => states === undefined || states.includes(state))
    return listResponse('experiments', entries, request, maxPageSize)
  },
}
