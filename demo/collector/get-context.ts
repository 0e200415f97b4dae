import { json } from '../http.ts'
import type { CollectorRoute } from './route.ts'
import { experimentsFor } from './experiments.ts'

/** `GET /context?application=&environment=`: the running experiments. The SDK assigns the variants. */
export const getContext: CollectorRoute = ({ query }, registry) => {
  const application = query.get('application') ?? undefined
  const environment = query.get('environment') ?? undefined
  return json(200, { experiments: experimentsFor(registry, application, environment) })
}
