import { ruleTable } from '../../../../fixtures/finding-publishes'
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
  ['an unknown application', as('checkout'), 'error: acme has no application checkout.'],
  [
    'an application in different case',
    as('Shop'),
    'error: acme has no application Shop, but there is one called shop.',
  ],
  ['an archived application', as('old_shop'), 'error: acme has archived the application old_shop.'],
])
ruleTable('application-name', [['an unknown application when the list is missing', as('checkout')]], {
  registry: { applications: missingList() },
})
