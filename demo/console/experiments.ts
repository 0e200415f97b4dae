import type { ConsoleRoute } from './route.ts'
import { listResponse } from './list.ts'

/**
 * `GET /v1/experiments`: with `state=running`, or several states with commas between (ABsmartly's `mcp`,
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
