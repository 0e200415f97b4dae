import { message } from '../../message'
import { formatLostNames } from '../values/format-names'
import { defineRule, NO_STATEMENTS } from '../rule'

/**
 * A `keepalive` body that is too large, or nearly so. Browsers send at most 64 KiB of a page's `keepalive` bodies at
 * a time, and send nothing of a request that exceeds this (Fetch standard, HTTP-network-or-cache fetch).
 */
export const keepaliveTooLarge = defineRule({
  id: 'keepalive-too-large',
  title: 'finding.keepaliveTooLarge.title',
  severity: 'error',
  follows: 'delivery',
  why: message('finding.keepaliveTooLarge.why'),
  fix: message('finding.keepaliveTooLarge.fix'),
  publish({ publish, request: { body, keepalive }, status, thresholds }) {
    if (body.encoding === 'none') return NO_STATEMENTS
    const { bytes } = body
    if (status().outcome === 'tooLarge') {
      const values = { bytes, goals: formatLostNames(publish) }
      return [{ what: message('finding.keepaliveTooLarge.what', values), aspect: 'delivery' }]
    }
    if (!keepalive || bytes <= thresholds.keepaliveBytes) return NO_STATEMENTS
    return [
      {
        severity: 'warning',
        what: message('finding.keepaliveTooLarge.near', { bytes }),
        why: message('finding.keepaliveTooLarge.whyNear'),
      },
    ]
  },
})
