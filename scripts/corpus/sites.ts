/** Front ends of the four shops. Their names and ids are those of the corpus's registry. */
import type { Running } from './collector.ts'
import type { Site } from './tab.ts'

const ACME = 'https://acme.absmartly.io/v1'

const RETAIL_EXPERIMENTS: readonly Running[] = [
  { id: 11, name: 'product_page_reviews', unitType: 'anonymous_id' },
  { id: 12, name: 'checkout_one_page', unitType: 'anonymous_id' },
]
const TRAVEL_EXPERIMENTS: readonly Running[] = [
  { id: 21, name: 'flight_results_order', unitType: 'session_id' },
  { id: 22, name: 'insurance_bundle', unitType: 'session_id' },
]
const SAAS_EXPERIMENTS: readonly Running[] = [
  { id: 31, name: 'onboarding_checklist', unitType: 'user_id' },
  { id: 32, name: 'pricing_annual_first', unitType: 'account_id' },
]
const MEDIA_EXPERIMENTS: readonly Running[] = [
  { id: 41, name: 'teaser_images', unitType: 'device_id' },
  { id: 42, name: 'paywall_meter', unitType: 'device_id' },
]

export const NORDHOLZ: Site = {
  origin: 'https://www.nordholz.example',
  endpoint: ACME,
  application: 'nordholz-web',
  environment: 'production',
  running: RETAIL_EXPERIMENTS,
}

export const NORDHOLZ_STAGING: Site = {
  ...NORDHOLZ,
  origin: 'https://staging.nordholz.example',
  environment: 'staging',
}

/** Its collector is a path of the site itself. */
export const KESTREL: Site = {
  origin: 'https://www.kestrel.example',
  endpoint: '/absmartly/v1',
  application: 'kestrel-travel',
  environment: 'production-eu',
  running: TRAVEL_EXPERIMENTS,
}

export const KESTREL_LOCAL: Site = {
  ...KESTREL,
  origin: 'http://localhost:5173',
  endpoint: 'http://localhost:4401/v1',
  environment: 'development',
}

export const PLANWERK: Site = {
  origin: 'https://app.planwerk.example',
  endpoint: ACME,
  application: 'planwerk-app',
  environment: 'production',
  running: SAAS_EXPERIMENTS,
  agent: 'absmartly-react-sdk',
}

/** Its collector has a host in the site's own domain. */
export const MORGENPOST: Site = {
  origin: 'https://www.morgenpost.example',
  endpoint: 'https://ab.morgenpost.example/v1',
  application: 'morgenpost',
  environment: 'production-eu',
  running: MEDIA_EXPERIMENTS,
}
