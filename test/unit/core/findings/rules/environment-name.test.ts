import { ruleTable } from '../../../../fixtures/finding-publishes'
import { missingList, SDK_HEADERS } from '../../../../fixtures/make'

const as = (environment: string) => ({
  goals: ['page_view'],
  request: {
    headers: SDK_HEADERS.map(
      ([name, value]) => [name, name === 'X-Environment' ? environment : value] as const,
    ),
  },
})
ruleTable('environment-name', [
  ['an active environment', as('production')],
  ['an unknown environment', as('acceptance'), 'error: acme has no environment acceptance.'],
  [
    'an environment in different case',
    as('Production'),
    'error: acme has no environment Production, but there is one called production.',
  ],
  ['an archived environment', as('staging'), 'error: acme has archived the environment staging.'],
])
ruleTable('environment-name', [['an unknown environment when the list is missing', as('acceptance')]], {
  registry: { environments: missingList() },
})
