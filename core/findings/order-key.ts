import type { Goal, Json } from '../publish/publish'

/** What shops call the number of an order, without separators and in lower case. */
const ORDER =
  /^(?:orderid|ordernumber|orderno|ordernr|orderref|orderreference|transactionid|transactionnumber|bookingid|bookingref|bookingreference|bookingnumber|purchaseid|invoicenumber|invoiceid|reservationid|paymentid)$/
/** What was paid. A goal without it may well come once for each look at an order. */
const PAID = /(?:price|amount|revenue|total|value)$/

/** An order, by the property that names it. */
interface Order {
  readonly key: string
  readonly value: string | number
}

/** The order that a goal is about, when it says both which one and what was paid; null for any other goal. */
export function orderOf({ properties }: Goal): Order | null {
  if (properties === null) return null
  let order: Order | null = null
  let isPaid = false
  for (const key in properties) {
    const value = properties[key]
    const folded = key.toLowerCase().replaceAll(/[_\s-]/g, '')
    if (order === null && ORDER.test(folded) && isName(value)) order = { key, value }
    if (typeof value === 'number' && PAID.test(folded)) isPaid = true
  }
  return isPaid ? order : null
}

const isName = (value: Json | undefined): value is string | number =>
  (typeof value === 'string' && value.trim() !== '') || (typeof value === 'number' && value !== 0)
