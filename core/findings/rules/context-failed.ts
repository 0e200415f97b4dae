import { message } from '../../message'
import { defineRule, NO_STATEMENTS } from '../rule'

const SEVERITY = { failed: 'error', empty: 'warning', refreshFailed: 'info' } as const

/**
 * A context that did not load, did not refresh, or has no experiments. After a failure, `ready()` still resolves, and
 * goals are discarded without a request (@absmartly/javascript-sdk 1.13.4, `src/context.ts`).
 */
export const contextFailed = defineRule({
  id: 'context-failed',
  title: 'finding.contextFailed.title',
  severity: 'error',
  why: message('finding.contextFailed.why'),
  fix: message('finding.contextFailed.fix'),
  page({ trouble }) {
    if (!trouble) return NO_STATEMENTS
    const { kind, status: deliveryStatus } = trouble
    if (kind === 'empty') {
      return [
        {
          severity: SEVERITY[kind],
          what: message('finding.contextFailed.empty'),
          why: message('finding.contextFailed.whyEmpty'),
        },
      ]
    }
    const status = 'status' in deliveryStatus.decidingOutcome ? deliveryStatus.decidingOutcome.status : null
    const what =
      status === null
        ? message(`finding.contextFailed.${kind}`)
        : message(`finding.contextFailed.${kind}Status`, { status: String(status) })
    return [
      {
        severity: SEVERITY[kind],
        what,
        ...(kind === 'refreshFailed' && { why: message('finding.contextFailed.whyRefresh') }),
      },
    ]
  },
})
