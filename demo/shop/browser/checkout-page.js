import { addToBasket, basket, emptyBasket } from './basket.js'
import { say } from './say.js'
import { showVariables, signedInAs, signIn, track } from './tracking.js'

const euros = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' })

/** Sets up the checkout: signing in and placing the order. */
export function checkoutPage() {
  if (basket().size === 0) {
    // Lets visitors see a purchase being tracked without filling the basket first.
    addToBasket('blue-mug', 1)
    document.getElementById('starter')?.removeAttribute('hidden')
  }
  const total = showLines()
  const user = signedInAs()
  if (user) say('sign-in-status', `Signed in as ${user}.`)

  document.getElementById('sign-in')?.addEventListener('submit', (event) => {
    event.preventDefault()
    if (signedInAs()) return
    const field = document.getElementById('sign-in-email')
    const userId = customerNumber(field instanceof HTMLInputElement ? field.value : '')
    signIn(userId)
    say('sign-in-status', `Signed in as ${userId}.`)
    showVariables()
  })

  document.getElementById('place-order')?.addEventListener('click', () => {
    const orderId = `BM-${Date.now().toString(36).toUpperCase()}`
    const items = [...basket().values()].reduce((sum, quantity) => sum + quantity, 0)
    const currency = document.getElementById('checkout-form')?.dataset['currency']
    // The third mistake: a price sent as a string. A metric that sums this property needs a number.
    track('purchase', { order_id: orderId, price: total.toFixed(2), currency, items })
    emptyBasket()
    thank(orderId)
  })
}

/** Shows the contents of the basket. Returns the total in euros. */
function showLines() {
  let total = 0
  for (const line of document.querySelectorAll('.lines li')) {
    if (!(line instanceof HTMLElement)) continue
    const quantity = basket().get(line.dataset['slug'] ?? '') ?? 0
    line.hidden = quantity === 0
    const count = line.querySelector('.line-quantity')
    if (count) count.textContent = `× ${quantity}`
    total += quantity * Number(line.dataset['price'])
  }
  say('total', euros.format(total))
  return total
}

/** @param {string} orderId */
function thank(orderId) {
  document.getElementById('checkout-form')?.setAttribute('hidden', '')
  say('order-id', orderId)
  const thanks = document.getElementById('thanks')
  thanks?.removeAttribute('hidden')
  thanks?.focus()
}

/**
 * Returns a customer number, always the same for an email address. A real shop's server would look it up.
 *
 * @param {string} email
 */
function customerNumber(email) {
  const sum = [...email.trim().toLowerCase()].reduce(
    (hash, char) => (hash * 31 + (char.codePointAt(0) ?? 0)) % 90000,
    7,
  )
  return `customer-${10000 + sum}`
}
