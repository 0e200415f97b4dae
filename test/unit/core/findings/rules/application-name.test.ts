import { reported, ruleTable } from '../../../../fixtures/finding-publishes'
import { missingList, SDK_HEADERS } from '../../../../fixtures/make'

const as = (application: string | null) => ({
  goals: ['page_view'],
  request: {
    headers: SDK_HEADERS.flatMap(([name, value]) =>
      name !== 'X-Application'
        ? [[name, value] as const]
        : application === null
          ? []
          : [[name, application] as const],
    ),
  },
})
ruleTable('application-name', [
  ['an active application', as('shop')],
  ['a publish without an application, as Segment sends it', as(null)],
  [
    'an unknown application',
    as('checkout'),
    reported('error', 'finding.judgedName.applications.unknown', { name: 'checkout', workspace: 'acme' }),
  ],
  [
    'an application in different case',
    as('Shop'),
    reported('error', 'finding.judgedName.applications.near', {
      name: 'Shop',
      workspace: 'acme',
      near: 'shop',
    }),
  ],
  [
    'an archived application',
    as('old_shop'),
    reported('error', 'finding.judgedName.applications.archived', { name: 'old_shop', workspace: 'acme' }),
  ],
])
ruleTable('application-name', [['an unknown application when the list is missing', as('checkout')]], {
  registry: { applications: missingList() },
})
