/** Journeys of Kestrel's old sites, whose SDKs accept only numbers. */
import { INTEGERS, type Journey, NUMBERS, VALUES } from './journey.ts'
import { KESTREL } from './sites.ts'
import { oldSession, traveller } from './visitors.ts'

export const numbers: Journey = {
  name: 'books in the old site, with numbers',
  sdks: NUMBERS,
  site: KESTREL,
  visitor: traveller,
  go: async (tab, dice) => {
    for (const path of ['/old', '/old/hotels', '/old/flights']) {
      await tab.open(path, 'Kestrel')
      tab.track('Page Viewed', { load_ms: dice.between(400, 3000) })
      await tab.dwell(1500)
      tab.track('Hotel Searched', { nights: dice.between(1, 21), guests: { adults: 2, children: 0 } })
      await tab.dwell(1500)
    }
    tab.track('Insurance Added', { price: 12.5 })
    await tab.dwell(1200)
    tab.track('Ticket Sold', { fare_cents: 25_900, bags: 1 })
    await tab.rest(700)
  },
}

export const integers: Journey = {
  name: 'books in the older site, with integers',
  sdks: INTEGERS,
  site: KESTREL,
  visitor: oldSession,
  go: async (tab, dice) => {
    for (const path of ['/old', '/old/flights']) {
      await tab.open(path, 'Kestrel')
      tab.track('Page Viewed')
      await tab.dwell(1500)
      tab.track('Dates Changed', { shift_days: dice.between(-3, 3) })
      await tab.dwell(1500)
      tab.track('Hotel Searched', { nights: 3, guests: 2 })
      await tab.dwell(900)
    }
    tab.track('Ticket Sold', { fare_cents: 0, award: 1 })
    await tab.rest(700)
  },
}

export const values: Journey = {
  name: 'asks for quotes in the oldest site',
  sdks: VALUES,
  site: KESTREL,
  visitor: oldSession,
  go: async (tab, dice) => {
    for (const path of ['/old', '/old/groups']) {
      await tab.open(path, 'Kestrel')
      tab.track('Page Viewed', 1)
      await tab.dwell(1500)
      tab.track('Quote Requested', [dice.between(10, 60), 0])
      await tab.dwell(2500)
    }
    tab.failNextPublishes(503)
    tab.track('Booking Started')
    await tab.rest(900)
  },
}
