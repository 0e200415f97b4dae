import type { Json } from '../../publish/publish'
import { maskEmail } from './format-value'

/** Something that says who somebody is, with what may be shown of it. */
interface PersonalValue {
  readonly kind: 'email' | 'phone' | 'card'
  readonly masked: string
}

const EMAIL = /[\w.%+-]+@(?:[a-z\d-]+\.)+[a-z]{2,}/i
/** What looks like an address and is the name of a file (`logo@2x.png`), or no person's. */
const NO_EMAIL =
  /\.(?:png|jpe?g|gif|webp|svg|avif|ico|css|m?js|map|json|csv|txt|md|log|pdf|xml|html?|xlsx?|docx?|pptx?|mp[34])$/i
/** A link, or an address with a user in it: the site's own. */
const LINK = /^(?:mailto:|tel:|sms:)|:\/\//i

const PHONE_KEY = /(?:^|[_-])(?:phone|mobile|cell|tel|telephone|msisdn|fax)(?:[_-]?(?:number|no|nr))?$/
/** International, with the sign that makes it one. */
const INTERNATIONAL = /^\+\d[\d ().-]{7,20}$/
const NATIONAL = /^\(?\d[\d ().-]{6,18}$/

const CARD_KEY =
  /(?:^|[_-])(?:card|cc|pan|credit|creditcard|cardnumber|payment)(?:[_-]?(?:number|no|nr|num|pan))?$/
/** Cards that pay nothing but a shop's own goods. */
const SHOP_CARD = /gift|loyal|member|voucher|club|point|store|bonus|customer/
/** Four groups of four, as on the card itself; American Express has 4, 6 and 5. */
const GROUPED = /^(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}|\d{4}([ -])\d{6}\2\d{5})$/

/**
 * What of a person a value is; null for everything else. Strict: an order's number, an id, a price or a time is no phone
 * number and no card, so digits count only where the key or the way they are written says so.
 */
export function personalValue(value: Json, key: string): PersonalValue | null {
  if (typeof value === 'number') return value < 1e6 ? null : ofDigits(String(value), wordsOf(key))
  if (typeof value !== 'string' || value.length < 6) return null
  const text = value.trim()
  if (text.includes('@')) return emailIn(text)
  const first = text.charCodeAt(0)
  // A plus, a parenthesis, or a digit.
  if (first !== 43 && first !== 40 && !(first >= 48 && first <= 57)) return null
  return ofDigits(text, wordsOf(key))
}

function emailIn(text: string): PersonalValue | null {
  if (LINK.test(text)) return null
  const email = EMAIL.exec(text)?.[0]
  return email === undefined || NO_EMAIL.test(email) ? null : { kind: 'email', masked: maskEmail(email) }
}

function ofDigits(text: string, key: string): PersonalValue | null {
  const digits = text.replaceAll(/\D/g, '')
  if (digits.length < 7 || digits.length > 19) return null
  if ((GROUPED.test(text) || (CARD_KEY.test(key) && /^[\d -]+$/.test(text))) && !SHOP_CARD.test(key)) {
    if (isCard(digits)) return { kind: 'card', masked: `•••• ${digits.slice(-4)}` }
  }
  if (digits.length > 15) return null
  const isPhone =
    (INTERNATIONAL.test(text) && digits.length >= 10) ||
    (PHONE_KEY.test(key) && (INTERNATIONAL.test(text) || NATIONAL.test(text)))
  return isPhone ? { kind: 'phone', masked: `•••••${digits.slice(-2)}` } : null
}

/** `customerPhone` as `customer_phone`. */
const wordsOf = (key: string): string => key.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase()

/** First digits and lengths of the cards that people pay with (ISO/IEC 7812; Visa, Mastercard, Amex, Diners, Discover, JCB). */
const ISSUED =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|(?:6011|65\d{2}|64[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12})$/

const isCard = (digits: string): boolean => ISSUED.test(digits) && passesLuhn(digits)

/** The check digit of card numbers (ISO/IEC 7812-1, annex B). */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let place = 0; place < digits.length; place++) {
    const digit = digits.charCodeAt(digits.length - 1 - place) - 48
    const weighted = place % 2 === 0 ? digit : digit * 2
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}
