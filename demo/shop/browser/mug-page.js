import { addToBasket } from './basket.js'
import { say } from './say.js'
import { track } from './tracking.js'

/** Sets up the page of a mug: tracks the view, and lets visitors add the mug to the basket or save it for later. */
export function mugPage() {
  const mug = document.getElementById('mug')
  const { slug = '', sku, price, currency } = mug?.dataset ?? {}
  const product = { sku, price: Number(price) }
  track('product_view', { ...product, currency })

  document.getElementById('add-to-basket')?.addEventListener('click', () => {
    const quantity = chosenQuantity()
    addToBasket(slug, quantity)
    say('mug-status', quantity === 1 ? 'It is in your basket.' : `All ${quantity} are in your basket.`)
    // The first of the demo's three mistakes: the workspace calls this goal add_to_cart.
    track('add_to_basket', { ...product, quantity })
  })

  const save = document.getElementById('save-for-later')
  save?.addEventListener('click', () => {
    const saved = save.getAttribute('aria-pressed') !== 'true'
    save.setAttribute('aria-pressed', String(saved))
    say('mug-status', saved ? 'Saved for later.' : 'No longer saved.')
    // The second mistake: this goal is archived.
    if (saved) track('wishlist_add', { sku })
  })
}

function chosenQuantity() {
  const field = document.getElementById('quantity')
  const quantity = field instanceof HTMLInputElement ? field.valueAsNumber : 1
  return Number.isInteger(quantity) ? Math.min(Math.max(quantity, 1), 9) : 1
}
