import { message } from '../../message'
import { lostNames } from '../values/format-names'
import { defineRule, NOTHING } from '../rule'

/**
 * Browsers send no more than 64 KiB of `keepalive` bodies of a page at a time, and nothing at all of what is more (Fetch
 * standard, HTTP-network-or-cache fetch).
 */
export const keepaliveTooLarge = defineRule({
  id: 'keepalive-too-large',
  title: 'finding.keepaliveTooLarge.title',
  severity: 'error',
  follows: 'delivery',
  why: message('finding.keepaliveTooLarge.why'),
  fix: message('finding.keepaliveTooLarge.fix'),
  publish({ publish, request: { body, keepalive }, state, thresholds }) {
    if (body.encoding === 'none') return NOTHING
    const { bytes } = body
    if (state().kind === 'tooLarge') {
      const values = { bytes, goals: lostNames(publish) }
      return [{ what: message('finding.keepaliveTooLarge.what', values), spot: 'delivery' }]
    }
    if (!keepalive || bytes <= thresholds.keepaliveBytes) return NOTHING
    return [
      {
        severity: 'warning',
        what: message('finding.keepaliveTooLarge.near', { bytes }),
        why: message('finding.keepaliveTooLarge.whyNear'),
      },
    ]
  },
})
