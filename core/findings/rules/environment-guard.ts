import { message } from '../../message'
import { hostKind } from '../values/host-kind'
import { defineRule, NO_STATEMENTS } from '../rule'

/**
 * A page on a local or staging host that publishes as production, or a public page that publishes as development. The
 * types of environments are those of the Web Console (docs.absmartly.com, Web Console, Settings, Environments).
 */
export const environmentGuard = defineRule({
  id: 'environment-guard',
  title: 'finding.environmentGuard.title',
  severity: 'warning',
  needs: ['environments'],
  why: message('finding.environmentGuard.why'),
  fix: message('finding.environmentGuard.fix'),
  page({ documentUrl, environment, index }) {
    const known = index?.environments.byName.get(environment ?? '')
    const type = known?.type
    // An archived environment is a different mistake, which should be fixed first.
    if (environment === null || !type || known.archived) return NO_STATEMENTS
    const { host, kind } = hostKind(documentUrl)
    if (kind === 'public' && type === 'development') {
      return [
        {
          what: message('finding.environmentGuard.public', { host, environment }),
          why: message('finding.environmentGuard.whyPublic'),
        },
      ]
    }
    if ((kind === 'local' || kind === 'staging') && type === 'production')
      return [{ what: message(`finding.environmentGuard.${kind}`, { host, environment }) }]
    return NO_STATEMENTS
  },
})
