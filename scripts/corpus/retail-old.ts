/** Journeys of Nordholz's old front ends, whose SDKs accept only numbers. */
import { INTEGERS, type Journey, NUMBERS, VALUES } from './journey.ts'
import { NORDHOLZ } from './sites.ts'
import { oldStranger, stranger } from './visitors.ts'

export const numbers: Journey = {
  name: 'shops in the old front end, with numbers',
  sdks: NUMBERS,
  site: NORDHOLZ,
  visitor: stranger,
  go: async (tab, dice) => {
    for (const page of ['/', '/old/garden', '/old/books']) {
      await tab.open(page, 'Nordholz')
      tab.track('page_view', { load_ms: dice.between(300, 2400) })
      await tab.dwell(2000)
      tab.track('product_view', { position: dice.between(1, 24), price: 18.9 })
      await tab.dwell(1500)
    }
    tab.track('basket_updated', { quantity: 2, weight_kg: 0.75 })
    await tab.dwell(1100)
    tab.track('checkout_started', { basket: { total: 37.8, lines: 2 } })
    await tab.dwell(4000)
    tab.track('order_paid', { amount_cents: 3780, order: { lines: 2, shipping: 4.9 } })
    await tab.rest(700)
  },
}

export const integers: Journey = {
  name: 'shops in the older front end, with integers',
  sdks: INTEGERS,
  site: NORDHOLZ,
  visitor: oldStranger,
  go: async (tab, dice) => {
    for (const page of ['/', '/old/garden', '/old/basket']) {
      await tab.open(page, 'Nordholz')
      tab.track('page_view')
      await tab.dwell(1800)
      tab.track('basket_updated', { quantity: dice.between(-2, 5), lines: 3 })
      await tab.dwell(1500)
    }
    tab.failNextPublishes(500)
    tab.track('order_paid', { amount_cents: 10_485, items: 3 })
    await tab.dwell(1500)
    tab.track('rating_submitted', { stars: 4 })
    await tab.rest(700)
  },
}

export const values: Journey = {
  name: 'leafs through the oldest catalogue',
  sdks: VALUES,
  site: NORDHOLZ,
  visitor: oldStranger,
  go: async (tab, dice) => {
    for (const page of ['/', '/catalogue/1', '/catalogue/2']) {
      await tab.open(page, 'Nordholz')
      tab.track('page_view')
      await tab.dwell(1800)
      tab.track('catalogue_opened', [dice.between(1, 200), 2])
      await tab.dwell(1500)
    }
    tab.track('newsletter_signup', 1)
    await tab.rest(700)
  },
}
