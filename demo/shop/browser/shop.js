import { showBasketCount } from './basket.js'
import { checkoutPage } from './checkout-page.js'
import { footer } from './footer.js'
import { mugPage } from './mug-page.js'
import { showVariables, startTracking, track } from './tracking.js'

const kind = document.body.dataset['page'] ?? ''

showBasketCount()
startTracking()
track('page_view', { page: kind, path: location.pathname })
if (kind === 'mug') mugPage()
if (kind === 'checkout') checkoutPage()
showVariables()
footer()
