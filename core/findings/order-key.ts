import type { Goal, Json } from '../publish/publish'

/** Names of properties with an order number, in lower case without separators. */
const ORDER =
  /^(?:orderid|ordernumber|orderno|ordernr|orderref|orderreference|transactionid|transactionnumber|bookingid|bookingref|bookingreference|bookingnumber|purchaseid|invoicenumber|invoiceid|reservationid|paymentid)$/
/** Names of properties with the amount paid. A goal without an amount may be sent whenever an order is viewed. */
const PAID = /(?:price|amount|revenue|total|value)$/

/** An order and the property that identifies it. */
interface Order {
  readonly key: string
  readonly value: string | number
}

/** Returns the order of a goal that has both an order number and an amount paid; null for any other goal. */
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
