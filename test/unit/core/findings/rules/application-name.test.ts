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
  ['one that is there', as('shop')],
  ['none, as Segment sends', as(null)],
  ['another', as('checkout'), 'error: acme has no application checkout.'],
  ['a near one', as('Shop'), 'error: acme has no application Shop, but there is one called shop.'],
  ['an archived one', as('old_shop'), 'error: acme has archived the application old_shop.'],
])
ruleTable('application-name', [['a list that nobody has', as('checkout')]], {
  registry: { applications: missingList() },
})
