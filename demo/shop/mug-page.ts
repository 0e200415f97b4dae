import { drawing } from './drawing.ts'
import type { PageParts } from './layout.ts'
import { CURRENCY, priceLabel } from './mugs.ts'
import type { Mug } from './mugs.ts'

/** Page `/mug/<slug>`: one mug. The shop's script reads the product from the article's data attributes. */
export function mugPage(mug: Mug): PageParts {
  return {
    title: mug.name,
    kind: 'mug',
    main: `<nav class="crumbs" aria-label="Breadcrumb"><a href="/">All mugs</a> <span aria-hidden="true">/</span> <span aria-current="page">${mug.name}</span></nav>
<article class="product" id="mug" data-slug="${mug.slug}" data-sku="${mug.sku}" data-price="${mug.price}" data-currency="${CURRENCY}">
  <div class="plate large" style="--glaze: ${mug.plate}">${drawing(mug, 'product', true)}</div>
  <div class="product-text">
    <p class="eyebrow">${mug.glaze}</p>
    <h1>${mug.name}</h1>
    <p class="lead">${mug.line}</p>
    <p class="price big">${priceLabel(mug.price)}</p>
    <p>${mug.story}</p>
    <div class="buy">
      <label for="quantity">Quantity</label>
      <input id="quantity" type="number" min="1" max="9" value="1" inputmode="numeric">
      <button id="add-to-basket" class="button" type="button">Add to basket</button>
      <button id="save-for-later" class="button quiet" type="button" aria-pressed="false">
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M12 20.5C5 15.5 2.5 12 2.5 8.5a5 5 0 0 1 9.5-2 5 5 0 0 1 9.5 2c0 3.5-2.5 7-9.5 12Z"/></svg>
        Save for later
      </button>
    </div>
    <p class="status" id="mug-status" role="status"></p>
    <dl class="facts">
      <div><dt>Holds</dt><dd>330 ml</dd></div>
      <div><dt>Stands</dt><dd>9.5 cm</dd></div>
      <div><dt>Weighs</dt><dd>340 g</dd></div>
      <div><dt>Ships in</dt><dd>2 days</dd></div>
    </dl>
  </div>
</article>`,
  }
}
