import { isLoopback } from '../../registry/console-url'

/**
 * What the host of a page says of it. `local`: it cannot be reached from the internet, or is a tunnel to a developer's
 * machine. `staging`: its name says that it is for trying things. `public`: its name is that of a site for everybody.
 * `unclear`: anything else, of which nothing is said.
 */
type HostKind = 'local' | 'staging' | 'public' | 'unclear'

/** Names that are kept for machines nobody else reaches (RFC 2606, RFC 6761, RFC 6762, RFC 8375; ICANN for `internal`). */
const LOCAL_ENDING = /\.(?:localhost|test|local|internal|home\.arpa)$/
/** Addresses of private networks (RFC 1918, RFC 3927), and the one that means any. */
const LOCAL_ADDRESS = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|0\.0\.0\.0$)/
/** Services that show a developer's machine to the internet. */
const TUNNEL =
  /\.(?:ngrok\.io|ngrok\.app|ngrok-free\.app|ngrok-free\.dev|loca\.lt|trycloudflare\.com|app\.github\.dev|gitpod\.io|csb\.app|webcontainer\.io)$/

/** Words that, as a part of a host's name by themselves, are used for nothing else. */
const STAGING_LABEL =
  /^(?:local|dev\d*|develop|development|test\d*|testing|qa\d*|uat\d*|stage\d*|staging\d*|stg\d*|preprod|pre-prod|preproduction|acc|acceptance)$/
/** Of these a part with a hyphen is enough: `shop-staging`, `uat-shop`. */
const STAGING_PART = /(?:^|-)(?:staging|stg|uat|preprod)\d*(?:-|$)/
/** How Netlify calls what is not a site's own (`deploy-preview-12--shop.netlify.app`). */
const PREVIEW = /--[a-z\d-]+\.netlify\.app$/

/** What may be for trying things: a site with such a word is not taken for one for everybody. */
const DOUBTFUL =
  /(?:dev|test|qa|uat|stag|stg|preprod|preview|demo|beta|alpha|sandbox|internal|local|branch|canary|nightly|acc(?:ept)?)/
/** Hosts of others' platforms, where anything may stand. */
const PLATFORM =
  /\.(?:vercel\.app|netlify\.app|pages\.dev|workers\.dev|web\.app|firebaseapp\.com|herokuapp\.com|github\.io|gitlab\.io|azurewebsites\.net|azurestaticapps\.net|amazonaws\.com|cloudfront\.net|amplifyapp\.com|onrender\.com|fly\.dev|surge\.sh|myshopify\.com)$/
/** First parts of the names of sites for everybody. */
const PUBLIC_LABEL = /^(?:www\d?|m|shop|store|app)$/

/** What the host of an address says of the page; its name is empty, and it is unclear, where there is none. */
export function hostKind(url: string): { readonly host: string; readonly kind: HostKind } {
  if (!URL.canParse(url)) return { host: '', kind: 'unclear' }
  const { hostname, host, protocol } = new URL(url)
  if (protocol !== 'https:' && protocol !== 'http:') return { host, kind: 'unclear' }
  return { host, kind: kindOf(hostname) }
}

function kindOf(hostname: string): HostKind {
  if (isLoopback(hostname) || LOCAL_ENDING.test(hostname) || TUNNEL.test(hostname)) return 'local'
  if (LOCAL_ADDRESS.test(hostname) && /^[\d.]+$/.test(hostname)) return 'local'
  if (/^[\d.]+$/.test(hostname) || hostname.startsWith('[') || !hostname.includes('.')) return 'unclear'
  const labels = hostname.split('.')
  const own = labels.slice(0, labels.length - registrableLabels(labels))
  if (own.some((label) => STAGING_LABEL.test(label) || STAGING_PART.test(label))) return 'staging'
  if (PREVIEW.test(hostname)) return 'staging'
  if (PLATFORM.test(hostname) || DOUBTFUL.test(hostname) || hostname.endsWith('.dev')) return 'unclear'
  const [first = ''] = own
  return own.length === 0 || (own.length === 1 && PUBLIC_LABEL.test(first)) ? 'public' : 'unclear'
}

/**
 * How many labels somebody had to register: two, or three where the last two are a country's (`co.uk`, `com.br`). Not
 * exact, as the Public Suffix List would be, and it need not be: what it gets wrong is unclear, or one label longer.
 */
function registrableLabels(labels: readonly string[]): number {
  const [second = '', top = ''] = labels.slice(-2)
  return top.length === 2 && /^(?:com?|org|net|gov|edu|ac|or|ne|gob|gouv|nom|plc|ltd|me|sch)$/.test(second)
    ? 3
    : 2
}
