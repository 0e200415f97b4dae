/**
 * The layout that all pages share: head, header and footer. The content comes from the demo itself, so it needs no
 * escaping.
 */
import { SDK_PATH } from './assets.ts'
import { drawing } from './drawing.ts'
import { MODES } from './misbehave.ts'
import { NAMESAKE } from './mugs.ts'

/** The parts that differ between pages. */
export interface PageParts {
  title: string
  /** `data-page` of the body, which selects the code that the shop's script runs. */
  kind: 'catalogue' | 'mug' | 'checkout' | 'not-found'
  main: string
}

/** Settings that a page needs to start the SDK, embedded in it as JSON. */
export interface ShopSettings {
  collectorUrl: string
  sdkKey: string
}

const ICON = encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M23 12c8-1 8 11 0 10" fill="none" stroke="#173a86" stroke-width="3"/><path d="M4 8h20v12a7 7 0 0 1-7 7h-6a7 7 0 0 1-7-7z" fill="#2f62c4"/></svg>',
)

const STYLES = ['base', 'frame', 'controls', 'shelf', 'order']

/** Returns a complete page. `mode` is the selected option of the misbehavior menu in the footer. */
export function htmlPage({ title, kind, main }: PageParts, settings: ShopSettings, mode: string): string {
  return `<!doctype html>
<html lang="en" data-context="pending">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Blue Mug</title>
<link rel="icon" href="data:image/svg+xml,${ICON}">
${STYLES.map((name) => `<link rel="stylesheet" href="/assets/${name}.css">`).join('\n')}
<script type="application/json" id="shop-settings">${scriptSafe(settings)}</script>
<script src="${SDK_PATH}"></script>
<script type="module" src="/assets/shop.js"></script>
</head>
<body data-page="${kind}">
<a class="skip" href="#main">Skip to content</a>
<header class="top">
  <a class="brand" href="/">${drawing(NAMESAKE, 'brand')}<span>Blue Mug</span></a>
  <nav aria-label="Shop"><a href="/"${kind === 'catalogue' ? ' aria-current="page"' : ''}>All mugs</a></nav>
  <p class="basket"><span class="basket-label">Basket</span> <span id="basket-count">0</span></p>
  ${kind === 'checkout' ? '' : '<a id="checkout" class="button small" href="/checkout">Checkout</a>'}
</header>
<main id="main">
${main}
</main>
<footer>
  <form class="newsletter" id="newsletter">
    <h2>Letters from the kiln</h2>
    <p>One a month: what cracked, what did not, and which glaze is next.</p>
    <div class="field-row">
      <label for="newsletter-email">E-mail</label>
      <input id="newsletter-email" type="email" required autocomplete="email" value="reader@blue-mug.example">
      <button id="newsletter-submit" class="button" type="submit">Sign me up</button>
    </div>
    <p class="status" id="newsletter-status" role="status"></p>
  </form>
  <div class="demo">
    <h2>About this shop</h2>
    <p>This shop sells nothing. It is a demo for Goalkeeper and sends real goal events to a stand-in for ABsmartly on this computer.</p>
    <label for="misbehave">Make the collector misbehave</label>
    <select id="misbehave">${options(mode)}</select>
    <p class="status" id="misbehave-status" role="status"></p>
  </div>
</footer>
</body>
</html>
`
}

function options(mode: string): string {
  return Object.entries(MODES)
    .map(
      ([value, { label }]) =>
        `<option value="${value}"${value === mode ? ' selected' : ''}>${label}</option>`,
    )
    .join('')
}

/** Returns JSON that can't end the script element around it. */
function scriptSafe(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
