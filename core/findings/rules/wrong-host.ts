import { message } from '../../message'
import { defineRule, NO_STATEMENTS, type Statement } from '../rule'

/**
 * An endpoint that is not the collector's. The correct one is `https://<name>.absmartly.io/v1` (docs.absmartly.com,
 * SDK documentation, `endpoint`), and the SDK appends `/context` to it without changes (@absmartly/javascript-sdk
 * 1.13.4, `src/client.ts`). For a collector on the customer's own host, Goalkeeper knows only the appended path.
 */
export const wrongHost = defineRule({
  id: 'wrong-host',
  title: 'finding.wrongHost.title',
  severity: 'warning',
  why: message('finding.wrongHost.why'),
  fix: message('finding.wrongHost.fix'),
  publish: ({ request: { url } }) => statementsFor(url),
})

const statementsByUrl = new Map<string, readonly Statement[]>()
const MAX_CACHED_URLS = 1000

/** Caches the statements by URL, since a tab sends to one or two URLs. */
function statementsFor(url: string): readonly Statement[] {
  let statements = statementsByUrl.get(url)
  if (!statements) {
    if (statementsByUrl.size >= MAX_CACHED_URLS) statementsByUrl.clear()
    statementsByUrl.set(url, (statements = statementsOf(url)))
  }
  return statements
}

function statementsOf(url: string): readonly Statement[] {
  if (!URL.canParse(url)) return NO_STATEMENTS
  const { hostname, host, pathname, origin } = new URL(url)
  if (hostname === 'absmartly.com' || hostname.endsWith('.absmartly.com')) {
    const collector = hostname.replace(/\.com$/, '.io')
    return [
      {
        severity: 'error',
        what: message('finding.wrongHost.console', { host }),
        fix: message('finding.wrongHost.fixEndpoint', { endpoint: `https://${collector}/v1` }),
      },
    ]
  }
  if (pathname.includes('//')) {
    const endpoint = origin + pathname.replaceAll(/\/{2,}/g, '/').replace(/\/context(?:\/batch)?$/, '')
    return [
      {
        what: message('finding.wrongHost.slashes', { path: pathname }),
        fix: message('finding.wrongHost.fixEndpoint', { endpoint }),
      },
    ]
  }
  if (hostname.endsWith('.absmartly.io') && !pathname.startsWith('/v1/')) {
    return [
      {
        what: message('finding.wrongHost.version', { path: pathname, host }),
        fix: message('finding.wrongHost.fixEndpoint', { endpoint: `${origin}/v1` }),
      },
    ]
  }
  return NO_STATEMENTS
}
