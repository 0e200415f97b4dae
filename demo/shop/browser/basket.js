import { recall, remember } from './stored.js'

const KEY = 'blue-mug.basket'

/**
 * Returns the quantity of each mug in the basket, by slug.
 *
 * @returns {Map<string, number>}
 */
export function basket() {
  try {
    return new Map(Object.entries(JSON.parse(recall(KEY) ?? '{}')))
  } catch {
    return new Map()
  }
}

/**
 * @param {string} slug
 * @param {number} quantity
 */
export function addToBasket(slug, quantity) {
  const mugs = basket()
  mugs.set(slug, (mugs.get(slug) ?? 0) + quantity)
  store(mugs)
}

/** Empties the basket after an order. */
export function emptyBasket() {
  store(new Map())
}

/** Updates the count in the header. */
export function showBasketCount() {
  const count = document.getElementById('basket-count')
  if (count) count.textContent = String([...basket().values()].reduce((sum, quantity) => sum + quantity, 0))
}

/** @param {Map<string, number>} mugs */
function store(mugs) {
  remember(KEY, JSON.stringify(Object.fromEntries(mugs)))
  showBasketCount()
}
