import { reported, ruleTable } from '../../../../fixtures/finding-publishes'
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
  [
    'an unknown environment',
    as('acceptance'),
    reported('error', 'finding.judgedName.environments.unknown', { name: 'acceptance', workspace: 'acme' }),
  ],
  [
    'an environment in different case',
    as('Production'),
    reported('error', 'finding.judgedName.environments.near', {
      name: 'Production',
      workspace: 'acme',
      near: 'production',
    }),
  ],
  [
    'an archived environment',
    as('staging'),
    reported('error', 'finding.judgedName.environments.archived', { name: 'staging', workspace: 'acme' }),
  ],
])
ruleTable('environment-name', [['an unknown environment when the list is missing', as('acceptance')]], {
  registry: { environments: missingList() },
})
