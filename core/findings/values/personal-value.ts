import type { Json } from '../../publish/publish'
import { maskEmail } from './format-value'

/** A value that identifies a person, with a masked form that may be shown. */
interface PersonalValue {
  readonly kind: 'email' | 'phone' | 'card'
  readonly masked: string
}

/** An e-mail address from the last character of its local part on. Searching for a whole one takes quadratic time. */
const EMAIL_END = /[\w.%+-]@(?:[a-z\d-]+\.)+[a-z]{2,}/i
const LOCAL_CHARACTER = /[\w.%+-]/
/** File extensions of strings that look like an e-mail address, such as `logo@2x.png`. */
const NO_EMAIL =
  /\.(?:png|jpe?g|gif|webp|svg|avif|ico|css|m?js|map|json|csv|txt|md|log|pdf|xml|html?|xlsx?|docx?|pptx?|mp[34])$/i
/** Links and URLs, which belong to the site even when they contain a user name. */
const LINK = /^(?:mailto:|tel:|sms:)|:\/\//i

const PHONE_KEY = /(?:^|[_-])(?:phone|mobile|cell|tel|telephone|msisdn|fax)(?:[_-]?(?:number|no|nr))?$/
/** An international phone number, recognizable by its plus sign. */
const INTERNATIONAL = /^\+\d[\d ().-]{7,20}$/
const NATIONAL = /^\(?\d[\d ().-]{6,18}$/

const CARD_KEY =
  /(?:^|[_-])(?:card|cc|pan|credit|creditcard|cardnumber|payment)(?:[_-]?(?:number|no|nr|num|pan))?$/
/** Keys of cards that only a shop accepts, such as gift cards. */
const SHOP_CARD = /gift|loyal|member|voucher|club|point|store|bonus|customer/
/** Digits grouped as on the card: four groups of four, or 4, 6 and 5 for American Express. */
const GROUPED = /^(?:\d{4}([ -])\d{4}\1\d{4}\1\d{4}|\d{4}([ -])\d{6}\2\d{5})$/

/**
 * Returns the personal data that a value contains; null for any other value. Order numbers, ids, prices and times also
 * consist of digits, so digits count only if the key or their format indicates a phone number or a card.
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
  const email = firstEmail(text)
  return email === null || NO_EMAIL.test(email) ? null : { kind: 'email', masked: maskEmail(email) }
}

function firstEmail(text: string): string | null {
  const found = EMAIL_END.exec(text)
  if (!found) return null
  let start = found.index
  while (start > 0 && LOCAL_CHARACTER.test(text.charAt(start - 1))) start--
  return text.slice(start, found.index + found[0].length)
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

/** Converts `customerPhone` to `customer_phone`. */
const wordsOf = (key: string): string => key.replaceAll(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase()

/** First digits and lengths of payment cards (ISO/IEC 7812; Visa, Mastercard, Amex, Diners, Discover, JCB). */
const ISSUED =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]\d{2}|222[1-9]|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|(?:6011|65\d{2}|64[4-9]\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12})$/

const isCard = (digits: string): boolean => ISSUED.test(digits) && passesLuhn(digits)

/** Verifies the check digit of a card number (ISO/IEC 7812-1, annex B). */
function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let position = 0; position < digits.length; position++) {
    const digit = digits.charCodeAt(digits.length - 1 - position) - 48
    const weighted = position % 2 === 0 ? digit : digit * 2
    sum += weighted > 9 ? weighted - 9 : weighted
  }
  return sum % 10 === 0
}
