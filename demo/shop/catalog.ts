import { drawing } from './drawing.ts'
import type { PageParts } from './layout.ts'
import { MUGS, NAMESAKE, priceLabel } from './mugs.ts'
import type { Mug } from './mugs.ts'

/** Page `/`: all mugs. The headline is the control of experiment `hero_headline`; the shop's script may replace it. */
export function catalog(): PageParts {
  return {
    title: 'Mugs from one small kiln',
    kind: 'catalogue',
    main: `<section class="hero">
  <div>
    <p class="eyebrow">Thrown, glazed and fired by hand</p>
    <h1 data-variable="hero.headline">Every morning deserves a good mug.</h1>
    <p class="lead">Six glazes from one small kiln. Each mug holds 330 ml, forgives the dishwasher, and fits the hand it was made for.</p>
    <p><a class="button" href="/mug/${NAMESAKE.slug}">Meet the Blue Mug</a></p>
  </div>
  <div class="hero-art">${drawing(NAMESAKE, 'hero', true)}</div>
</section>
<section aria-labelledby="shelf">
  <h2 id="shelf">On the shelf</h2>
  <ul class="shelf">${MUGS.map(card).join('')}</ul>
</section>`,
  }
}

function card(mug: Mug): string {
  return `<li>
    <a class="card" href="/mug/${mug.slug}">
      <span class="plate" style="--glaze: ${mug.plate}">${drawing(mug, 'card')}</span>
      <span class="card-name">${mug.name}</span>
      <span class="card-glaze">${mug.glaze}</span>
      <span class="price">${priceLabel(mug.price)}</span>
    </a>
  </li>`
}
