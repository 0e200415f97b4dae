import { drawing } from './drawing.ts'
import type { PageParts } from './layout.ts'
import { CURRENCY, MUGS, priceLabel } from './mugs.ts'
import type { Mug } from './mugs.ts'

/** Page `/checkout`: an optional sign-in, and the order. The shop's script shows the lines that are in the basket. */
export function checkout(): PageParts {
  return {
    title: 'Checkout',
    kind: 'checkout',
    main: `<h1>Checkout</h1>
<div class="checkout" id="checkout-form" data-currency="${CURRENCY}">
  <section class="panel" aria-labelledby="who">
    <h2 id="who">Who is it for?</h2>
    <p>Order as a guest, or sign in: from then on your goal events carry a <code>user_id</code> as well.</p>
    <form id="sign-in">
      <label for="sign-in-email">E-mail</label>
      <input id="sign-in-email" type="email" required autocomplete="email" value="mina@blue-mug.example">
      <button id="sign-in-submit" class="button quiet" type="submit">Sign in</button>
    </form>
    <p class="status" id="sign-in-status" role="status"></p>
    <p class="note" data-variable="checkout.note" data-for="user_id">Packed in straw and paper, never in plastic.</p>
  </section>
  <section class="panel" aria-labelledby="what">
    <h2 id="what">Your order</h2>
    <ul class="lines">${MUGS.map(line).join('')}</ul>
    <p class="note" id="starter" hidden>Your basket was empty, so we put our favorite in it.</p>
    <dl class="sum">
      <div><dt>Shipping</dt><dd>Free</dd></div>
      <div class="total"><dt>Total</dt><dd id="total">${priceLabel(0)}</dd></div>
    </dl>
    <button id="place-order" class="button wide" type="button">Place order</button>
  </section>
</div>
<section class="message" id="thanks" tabindex="-1" hidden>
  <h2>Thank you!</h2>
  <p>Order <strong id="order-id"></strong> is not on its way, since this shop is a demo. The goal event is, though.</p>
  <p><a class="button" href="/">Back to the shelf</a></p>
</section>`,
  }
}

function line(mug: Mug): string {
  return `<li data-slug="${mug.slug}" data-price="${mug.price}" hidden>
      <span class="plate tiny" style="--glaze: ${mug.plate}">${drawing(mug, 'line')}</span>
      <span class="line-name">${mug.name}<span class="card-glaze">${mug.glaze}</span></span>
      <span class="line-quantity"></span>
      <span class="price">${priceLabel(mug.price)}</span>
    </li>`
}
