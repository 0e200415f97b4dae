import { isLoopback } from '../../registry/console-url'

/**
 * Kind of host that a page is on. `local`: the host is not reachable from the internet, or is a tunnel to a developer's
 * machine. `staging`: it is named like a test site. `public`: it is named like a site for all users. `unclear`: any
 * other host, about which rules make no statement.
 */
type HostKind = 'local' | 'staging' | 'public' | 'unclear'

/**
 * Names reserved for machines that are not reachable from outside (RFC 2606, RFC 6761, RFC 6762, RFC 8375; ICANN for
 * `internal`).
 */
const LOCAL_ENDING = /\.(?:localhost|test|local|internal|home\.arpa)$/
/** Private and link-local addresses (RFC 1918, RFC 3927), and 0.0.0.0, which stands for any address of a machine. */
const LOCAL_ADDRESS = /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|0\.0\.0\.0$)/
/** Services that expose a developer's machine to the internet. */
const TUNNEL =
  /\.(?:ngrok\.io|ngrok\.app|ngrok-free\.app|ngrok-free\.dev|loca\.lt|trycloudflare\.com|app\.github\.dev|gitpod\.io|csb\.app|webcontainer\.io)$/

/** Labels of a host name that are used only for test sites. */
const STAGING_LABEL =
  /^(?:local|dev\d*|develop|development|test\d*|testing|qa\d*|uat\d*|stage\d*|staging\d*|stg\d*|preprod|pre-prod|preproduction|acc|acceptance)$/
/** Words that mark a test site even within a hyphenated label: `shop-staging`, `uat-shop`. */
const STAGING_PART = /(?:^|-)(?:staging|stg|uat|preprod)\d*(?:-|$)/
/** The first label of Netlify's previews (`deploy-preview-12--shop.netlify.app`). */
const PREVIEW_LABEL = /--[a-z\d-]/

/** Words that may mark a test site. A host with one of these is not considered public. */
const DOUBTFUL =
  /(?:dev|test|qa|uat|stag|stg|preprod|preview|demo|beta|alpha|sandbox|internal|local|branch|canary|nightly|acc(?:ept)?)/
/** Hosting platforms, which serve any kind of site. */
const PLATFORM =
  /\.(?:vercel\.app|netlify\.app|pages\.dev|workers\.dev|web\.app|firebaseapp\.com|herokuapp\.com|github\.io|gitlab\.io|azurewebsites\.net|azurestaticapps\.net|amazonaws\.com|cloudfront\.net|amplifyapp\.com|onrender\.com|fly\.dev|surge\.sh|myshopify\.com)$/
/** First labels of public sites. */
const PUBLIC_LABEL = /^(?:www\d?|m|shop|store|app)$/

/** Returns the host of a URL and its kind. The host is empty, and its kind unclear, when the URL is invalid. */
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
  if (hostname.endsWith('.netlify.app') && PREVIEW_LABEL.test(labels.at(-3) ?? '')) return 'staging'
  if (PLATFORM.test(hostname) || DOUBTFUL.test(hostname) || hostname.endsWith('.dev')) return 'unclear'
  const [first = ''] = own
  return own.length === 0 || (own.length === 1 && PUBLIC_LABEL.test(first)) ? 'public' : 'unclear'
}

/**
 * Returns the number of labels in the registered domain: two, or three when the last two belong to a country
 * (`co.uk`, `com.br`). Less exact than the Public Suffix List, but exact enough: a wrong result makes a host unclear,
 * or one label longer.
 */
function registrableLabels(labels: readonly string[]): number {
  const [second = '', top = ''] = labels.slice(-2)
  return top.length === 2 && /^(?:com?|org|net|gov|edu|ac|or|ne|gob|gouv|nom|plc|ltd|me|sch)$/.test(second)
    ? 3
    : 2
}
