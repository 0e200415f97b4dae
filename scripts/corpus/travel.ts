/** Journeys of Kestrel, which sells flights and hotels. */
import { ANYTHING, type Journey, type Shop } from './journey.ts'
import { integers, numbers, values } from './travel-old.ts'
import { KESTREL, KESTREL_LOCAL } from './sites.ts'
import type { Tab } from './tab.ts'
import { traveller } from './visitors.ts'

const ROUTES = [
  { from: 'AMS', to: 'NRT', via: ['HEL'], city: '東京' },
  { from: 'CPH', to: 'KEF', via: [], city: 'Reykjavík' },
  { from: 'GRU', to: 'LIS', via: [], city: 'São Paulo – Lisboa' },
] as const

const viewed = (tab: Tab, path: string) =>
  tab.track('Page Viewed', { path, url: `https://www.kestrel.example${path}#@52.37,4.89,13z` })

const flies: Journey = {
  name: 'books a flight',
  sdks: ANYTHING,
  site: KESTREL,
  visitor: traveller,
  go: async (tab, dice) => {
    const route = dice.pick(ROUTES)
    const total = dice.between(8900, 140_000) / 100
    await tab.open('/', 'Kestrel')
    viewed(tab, '/')
    await tab.dwell(2000)
    tab.track('Flight Searched', {
      ...route,
      cabin: 'economy',
      depart: '2026-12-21',
      return: '2027-01-06',
      days_ahead: 33,
      passengers: { adults: 2, children: dice.between(0, 3), infants: 0 },
    })
    await tab.dwell(900)
    await tab.open('/results?from=AMS&to=NRT&d=2026-12-21', 'Flights')
    tab.treat('flight_results_order')
    viewed(tab, '/results')
    await tab.dwell(3000)
    tab.track('Results Filtered', {
      stops: [0, 1],
      airlines: ['KL', 'AY'],
      max_price: null,
      only_direct: false,
    })
    await tab.dwell(2200)
    tab.track('Offer Viewed', {
      offer: { id: `of_${dice.digits(12)}`, price: { amount: total, currency: 'EUR' }, flight: 'AY 1302' },
    })
    await tab.dwell(4500)
    await tab.open('/booking', 'Your booking')
    tab.treat('insurance_bundle')
    viewed(tab, '/booking')
    tab.track('Booking Started', { step: 1, booking: 'K7X2QD' })
    await tab.dwell(9000)
    tab.track('Traveller Details Completed', { travellers: 2, seconds: 41.75, booking: 'K7X2QD' })
    await tab.dwell(2500)
    tab.track('Insurance Added', { price: 0, cover: 'basic', booking: 'K7X2QD' })
    await tab.dwell(4000)
    for (const seat of ['14A', '14B']) {
      tab.track('Seat Selected', { seat, leg: 1, booking: 'K7X2QD' })
      await tab.rest(dice.between(450, 800))
    }
    await tab.dwell(5000)
    tab.track('Booking Confirmed', {
      booking: 'K7X2QD',
      ticket: '1052403118842',
      total,
      currency: 'EUR',
      legs: [
        { flight: 'AY 1302', duration_min: 145, departs: '2026-12-21T10:05:00+01:00' },
        { flight: 'AY 73', duration_min: 775, departs: '2026-12-21T17:45:00+02:00' },
      ],
    })
    await tab.rest(800)
  },
}

const stays: Journey = {
  name: 'looks for a hotel and shifts the dates',
  sdks: ANYTHING,
  site: KESTREL,
  visitor: traveller,
  go: async (tab, dice) => {
    await tab.open('/hotels', 'Hotels')
    viewed(tab, '/hotels')
    await tab.dwell(1800)
    for (const shift_days of [0, -2, 7]) {
      tab.track('Hotel Searched', { city: 'Łódź', nights: dice.between(1, 14), rooms: 1, board: 'b&b' })
      await tab.dwell(2600)
      tab.track('Dates Changed', { shift_days, from: '2026-12-01', to: '2026-12-04' })
      await tab.dwell(1600)
    }
    await tab.open('/hotels/dom-pod-%C5%81osiem', 'Dom pod Łosiem')
    viewed(tab, '/hotels/dom-pod-Łosiem')
    tab.track('Offer Viewed', {
      offer: { id: '0009', price: { amount: 412.2, currency: 'PLN' }, stars: 3.5, phone_on_request: false },
    })
    await tab.dwell(3000)
  },
}

const alerts: Journey = {
  name: 'sets alerts and cancels a booking',
  sdks: ANYTHING,
  site: KESTREL,
  visitor: traveller,
  go: async (tab) => {
    await tab.open('/alerts', 'Alerts')
    viewed(tab, '/alerts')
    await tab.dwell(1500)
    // Three clicks within a second, each for a different route.
    for (const { from, to } of ROUTES) {
      tab.track('Price Alert Set', { from, to, below: 400, weekdays: [1, 2, 3, 4, 5] })
      await tab.rest(260)
    }
    await tab.dwell(4000)
    await tab.open('/bookings/QZ8W4M', 'Your booking')
    viewed(tab, '/bookings/QZ8W4M')
    await tab.dwell(2500)
    tab.failNextPublishes(504, 504)
    tab.track('Booking Cancelled', { booking: 'QZ8W4M', refund_amount: -0.01, reason: 'flight moved' })
    await tab.dwell(2500)
  },
}

const sleeper: Journey = {
  name: 'closes the laptop in between',
  sdks: ANYTHING,
  site: KESTREL,
  visitor: traveller,
  go: async (tab) => {
    await tab.open('/', 'Kestrel')
    viewed(tab, '/')
    await tab.dwell(1500)
    tab.track('Hotel Searched', { city: 'Reykjavík', nights: 4, rooms: 2, board: 'none' })
    await tab.rest(300)
    tab.track('Price Alert Set', { from: 'CPH', to: 'KEF', below: 150, weekdays: [6, 7] })
    // The SDK's timer is pending, and fires after the lid is opened again.
    tab.clock.sleep(6 * 3_600_000 + 417_000)
    await tab.dwell(900)
    viewed(tab, '/')
    await tab.dwell(900)
  },
}

const local: Journey = {
  name: 'is being developed',
  sdks: ANYTHING,
  site: KESTREL_LOCAL,
  visitor: traveller,
  go: async (tab) => {
    await tab.open('/results', 'Flights')
    tab.treat('flight_results_order')
    viewed(tab, '/results')
    await tab.dwell(900)
    tab.track('Results Filtered', { stops: [], airlines: ['XX'], max_price: 1, only_direct: true })
    await tab.dwell(900)
    tab.track('Booking Started', { step: 1, booking: '1234567890' })
    await tab.dwell(700)
  },
}

export const travel: Shop = {
  name: 'travel',
  journeys: [flies, stays, alerts, sleeper, local, numbers, integers, values],
}
