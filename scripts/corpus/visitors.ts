/** Kinds of visitors, with the ids that shops give them and the attributes that pages report. */
import type { Dice } from './dice.ts'
import type { Visitor } from './tab.ts'

const BROWSERS = [
  {
    device: 'desktop',
    user_agent:
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36',
  },
  {
    device: 'desktop',
    user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:152.0) Gecko/20100101 Firefox/152.0',
  },
  {
    device: 'mobile',
    user_agent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1',
  },
  {
    device: 'tablet',
    user_agent:
      'Mozilla/5.0 (Linux; Android 16; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36',
  },
] as const

const PLACES = [
  { country: 'DE', language: 'de-DE', city: 'Düsseldorf' },
  { country: 'NL', language: 'nl-NL', city: "'s-Hertogenbosch" },
  { country: 'JP', language: 'ja-JP', city: '札幌' },
  { country: 'PL', language: 'pl-PL', city: 'Łódź' },
  { country: 'US', language: 'en-US', city: 'Winston-Salem' },
] as const

/** Returns the attributes of a visitor in the order that a page sets them. */
const attributesOf = (dice: Dice, more: Readonly<Record<string, unknown>> = {}) => ({
  ...dice.pick(BROWSERS),
  ...dice.pick(PLACES),
  ...more,
})

/** A visitor without an account. */
export const stranger = (dice: Dice): Visitor => ({
  units: { anonymous_id: dice.uuid() },
  attributes: attributesOf(dice, { returning: false }),
})

/** A customer whose number starts with zeros. */
export const customer = (dice: Dice): Visitor => ({
  units: { anonymous_id: dice.uuid(), user_id: `0000${dice.digits(6)}` },
  attributes: attributesOf(dice, { returning: true, orders_before: dice.between(1, 40), tier: 'Gold' }),
})

/** A session of a travel site. */
export const traveller = (dice: Dice): Visitor => ({
  units: { session_id: `s-${dice.digits(4)}-${dice.uuid().slice(0, 8)}` },
  attributes: attributesOf(dice, { currency: 'EUR' }),
})

/** A session of an old travel site, with a numeric id. */
export const oldSession = (dice: Dice): Visitor => ({
  units: { session_id: `7${dice.digits(8)}` },
  attributes: attributesOf(dice),
})

/** A visitor of an old shop. */
export const oldStranger = (dice: Dice): Visitor => ({
  units: { anonymous_id: `visitor-${dice.digits(7)}` },
  attributes: attributesOf(dice),
})

/** A member of a team. */
export const member = (dice: Dice): Visitor => ({
  units: { user_id: dice.uuid(), account_id: dice.between(1000, 99_999) },
  attributes: attributesOf(dice, { role: 'editor', seats: dice.between(2, 60), beta: false }),
})

/** A member of a team in the old front end, which uses other ids. */
export const oldMember = (dice: Dice): Visitor => ({
  units: { user_id: `u${dice.digits(6)}`, account_id: `acc-${dice.digits(4)}` },
  attributes: attributesOf(dice),
})

/** A reader of the news. */
export const reader = (dice: Dice): Visitor => ({
  units: { device_id: `${dice.uuid()}.${dice.digits(10)}` },
  attributes: attributesOf(dice, { subscriber: false, theme: 'dark' }),
})

/** A reader of the old site. */
export const oldReader = (dice: Dice): Visitor => ({
  units: { device_id: `d_${dice.uuid().replaceAll('-', '')}` },
  attributes: attributesOf(dice),
})
