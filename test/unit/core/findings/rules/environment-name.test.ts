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
  ['one that is there', as('production')],
  ['another', as('acceptance'), 'error: acme has no environment acceptance.'],
  [
    'capitals count',
    as('Production'),
    'error: acme has no environment Production, but there is one called production.',
  ],
  ['an archived one', as('staging'), 'error: acme has archived the environment staging.'],
])
ruleTable('environment-name', [['a list that nobody has', as('acceptance')]], {
  registry: { environments: missingList() },
})
