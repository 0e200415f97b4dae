/** Journeys of Nordholz, which sells tools, books and garden supplies. */
import { ANYTHING, type Journey, type Shop } from './journey.ts'
import { integers, numbers, values } from './retail-old.ts'
import { NORDHOLZ, NORDHOLZ_STAGING } from './sites.ts'
import type { Tab } from './tab.ts'
import { customer, stranger } from './visitors.ts'

const PRODUCTS = [
  { sku: '0047-110', ean: '4006381333931', name: 'Stift „Füller“', price: 2.49, currency: 'EUR' },
  { sku: 'HB/22-x', ean: '5901234123457', name: 'Gartenschlauch 20 m', price: 39, currency: 'EUR' },
  { sku: '000912', ean: '4012345678901', name: 'のこぎり', price: 3480, currency: 'JPY' },
  { sku: 'B-0306', isbn: '978-0-306-40615-7', name: 'A Book of Knots', price: 24.95, currency: 'GBP' },
  { sku: 'B-3161', isbn: '9783161484100', name: 'Über Hölzer', price: 18.9, currency: 'EUR' },
] as const

/** Order numbers made of shop, day and a counter: sixteen digits that lack the check digit of a card number. */
const ORDER_NUMBERS = ['2026111800004711', '2026111900004720', '2026112000004735'] as const

const viewed = (tab: Tab, path: string) => tab.track('page_view', { path, referrer: null })

const buy: Journey = {
  name: 'buys after a search',
  sdks: ANYTHING,
  site: NORDHOLZ,
  visitor: stranger,
  go: async (tab, dice) => {
    const product = dice.pick(PRODUCTS)
    const quantity = dice.between(1, 3)
    await tab.open('/', 'Nordholz')
    viewed(tab, '/')
    await tab.dwell(2500)
    tab.track('search', { query: 'säge', results: dice.between(1, 48), took_ms: dice.between(12, 90) })
    await tab.dwell(1800)
    await tab.open(`/p/${encodeURIComponent(product.sku)}`, product.name)
    tab.treat('product_page_reviews')
    viewed(tab, `/p/${product.sku}`)
    tab.track('product_view', product)
    await tab.dwell(6000)
    tab.track('add_to_cart', { ...product, quantity })
    await tab.dwell(900)
    await tab.open('/cart', 'Warenkorb')
    viewed(tab, '/cart')
    tab.track('cart_view', { lines: 1 })
    await tab.dwell(3000)
    await tab.open('/checkout', 'Kasse')
    tab.treat('checkout_one_page')
    viewed(tab, '/checkout')
    const total = Math.round(product.price * quantity * 100) / 100
    tab.track('checkout_started', { basket: { total, lines: 1, currency: product.currency } })
    await tab.dwell(8000)
    tab.track('shipping_selected', { method: dice.pick(['parcel', 'Abholung', 'express-24']), cost: 0 })
    await tab.dwell(9000)
    tab.track('purchase', {
      order_number: dice.pick(ORDER_NUMBERS),
      total,
      tax: Math.round(total * 19) / 100,
      currency: product.currency,
      quantity,
      placed_at: '2026-11-18T14:03:22.118Z',
      coupon: null,
      items: [{ ...product, quantity }],
    })
    await tab.rest(600)
  },
}

const free: Journey = {
  name: 'adds two in a row and pays nothing',
  sdks: ANYTHING,
  site: NORDHOLZ,
  visitor: stranger,
  go: async (tab) => {
    await tab.open('/sale?utm_source=brief&utm_campaign=2026-w47', 'Restposten')
    viewed(tab, '/sale')
    await tab.dwell(2000)
    const [pen, hose] = PRODUCTS
    tab.track('add_to_cart', { ...pen, quantity: 1 })
    await tab.rest(280)
    tab.track('add_to_cart', { ...hose, quantity: 1 })
    await tab.dwell(2500)
    tab.track('remove_from_cart', { sku: hose.sku, quantity: -1 })
    await tab.dwell(1500)
    tab.track('coupon_applied', { code: 'TESTER-100', discount: 2.49, currency: 'EUR' })
    await tab.dwell(1200)
    await tab.open('/checkout', 'Kasse')
    tab.treat('checkout_one_page')
    viewed(tab, '/checkout')
    tab.track('checkout_started', { basket: { total: 0, lines: 1, currency: 'EUR' } })
    await tab.dwell(3000)
    tab.failNextPublishes(503)
    tab.track('purchase', {
      order_number: 'NH-000047-11',
      total: 0,
      currency: 'EUR',
      quantity: 1,
      coupon: 'TESTER-100',
      transaction: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
    })
    await tab.dwell(2000)
    tab.track('newsletter_signup', { source: 'thank-you', topics: ['garden', 'books'], consent: true })
    await tab.rest(500)
  },
}

const returns: Journey = {
  name: 'sends back two of three',
  sdks: ANYTHING,
  site: { ...NORDHOLZ, agent: 'nordholz-storefront' },
  visitor: customer,
  go: async (tab, dice) => {
    const order_number = `00${dice.digits(7)}`
    await tab.open(`/account/orders/${order_number}`, 'Bestellung')
    viewed(tab, '/account/orders')
    await tab.dwell(4000)
    tab.track('refund', { order_number, refund: `${order_number}-R1`, amount: -24.95, currency: 'EUR' })
    await tab.dwell(7000)
    tab.track('refund', { order_number, refund: `${order_number}-R2`, amount: -39, currency: 'EUR' })
    await tab.dwell(2500)
    tab.track('rating_submitted', { stars: dice.between(1, 5), text_length: 0, photo: 'back@2x.jpg' })
    await tab.dwell(1500)
    // Reloads the same page.
    await tab.open(`/account/orders/${order_number}`, 'Bestellung')
    viewed(tab, '/account/orders')
    await tab.dwell(1000)
  },
}

const germans: Journey = {
  name: 'kauft Öl für Gärten',
  sdks: ANYTHING,
  site: { ...NORDHOLZ, origin: 'https://teststrecke.nordholz.example' },
  visitor: customer,
  go: async (tab, dice) => {
    // The old URL redirects immediately: two pages, two views.
    await tab.open('/angebote', 'Angebote')
    viewed(tab, '/angebote')
    await tab.rest(350)
    await tab.open('/angebote/', 'Angebote')
    viewed(tab, '/angebote')
    await tab.dwell(2200)
    for (const product of [PRODUCTS[0], PRODUCTS[4]]) {
      tab.track('wishlist_add', { ...product, note: 'für Oma 🌱', list: 'Geschenke & Ähnliches' })
      await tab.rest(dice.between(400, 900))
    }
    await tab.dwell(1500)
    tab.failNextPublishes('net::ERR_CONNECTION_RESET', 502)
    tab.track('Käufe', {
      betrag: 1249.5,
      währung: 'EUR',
      bestellnummer: `NH${dice.digits(5)}`,
      lieferung: '2026-11-24',
      straßen_nr: 7,
    })
    await tab.dwell(3000)
  },
}

const compares: Journey = {
  name: 'compares in two tabs',
  sdks: ANYTHING,
  site: NORDHOLZ,
  visitor: customer,
  inTabs: true,
  go: async (tab, dice) => {
    for (let count = 0; count < 2; count++) {
      const product = dice.pick(PRODUCTS)
      await tab.open(`/p/${encodeURIComponent(product.sku)}?compare=1`, product.name)
      tab.treat('product_page_reviews')
      viewed(tab, `/p/${product.sku}`)
      tab.track('product_view', product)
      await tab.dwell(3000)
    }
    tab.track('wishlist_add', { sku: '0047-110', list: 'Vergleich', position: dice.between(1, 9) })
    await tab.dwell(900)
  },
}

const staging: Journey = {
  name: 'is tried out before it goes live',
  sdks: ANYTHING,
  site: NORDHOLZ_STAGING,
  visitor: customer,
  go: async (tab) => {
    await tab.open('/p/0047-110', 'Stift')
    tab.treat('product_page_reviews')
    viewed(tab, '/p/0047-110')
    tab.track('product_view', PRODUCTS[0])
    await tab.dwell(1500)
    tab.track('add_to_cart', { ...PRODUCTS[0], quantity: 100 })
    await tab.dwell(1500)
    tab.track('search', { query: '', results: 0, took_ms: 3 })
    await tab.dwell(800)
  },
}

export const retail: Shop = {
  name: 'retail',
  journeys: [buy, free, returns, germans, compares, staging, numbers, integers, values],
}
