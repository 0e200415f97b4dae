import { message, type MessageKey } from '../../message'
import type { Exposure } from '../../publish/publish'
import { defineRule, NOTHING, type Severity, type Statement } from '../rule'

interface Label {
  readonly severity: Severity
  /** The Web Console's own words where its documentation has them. */
  readonly what: MessageKey
  readonly fix: MessageKey
  readonly applies: (raw: Exposure['raw']) => boolean
}

/**
 * The labels of the Web Console's Events page, the one that explains the others first. The first and `fullOn` in its own
 * words (docs.absmartly.com, Web Console, Events, Exposure events); the others are named after the flags that it shows. A
 * crawler is told by its user agent, which the collector reads: of that nothing is known here.
 *
 * When the SDK sets which flag: @absmartly/javascript-sdk 1.13.4, `src/context.ts`, `_assign`.
 */
const LABELS: readonly Label[] = [
  {
    severity: 'warning',
    what: 'finding.exposureLabel.label.notRunning',
    fix: 'finding.exposureLabel.do.notRunning',
    applies: ({ id }) => id === 0,
  },
  {
    severity: 'warning',
    what: 'finding.exposureLabel.label.overridden',
    fix: 'finding.exposureLabel.do.overridden',
    applies: ({ overridden }) => overridden === true,
  },
  {
    severity: 'info',
    what: 'finding.exposureLabel.label.audienceMismatch',
    fix: 'finding.exposureLabel.do.audienceMismatch',
    applies: ({ audienceMismatch }) => audienceMismatch === true,
  },
  {
    severity: 'warning',
    what: 'finding.exposureLabel.label.notEligible',
    fix: 'finding.exposureLabel.do.notEligible',
    applies: ({ eligible }) => eligible === false,
  },
  {
    severity: 'warning',
    what: 'finding.exposureLabel.label.notAssigned',
    fix: 'finding.exposureLabel.do.notAssigned',
    applies: ({ assigned }) => assigned === false,
  },
  {
    severity: 'info',
    what: 'finding.exposureLabel.label.fullOn',
    fix: 'finding.exposureLabel.do.fullOn',
    applies: ({ fullOn }) => fullOn === true,
  },
  {
    severity: 'info',
    what: 'finding.exposureLabel.label.custom',
    fix: 'finding.exposureLabel.do.custom',
    applies: ({ custom }) => custom === true,
  },
  {
    severity: 'info',
    what: 'finding.exposureLabel.label.ruleOverride',
    fix: 'finding.exposureLabel.do.ruleOverride',
    applies: ({ ruleOverride }) => ruleOverride === true,
  },
]

/** What the Events page will say of an exposure. */
export const exposureLabel = defineRule({
  id: 'exposure-label',
  title: 'finding.exposureLabel.title',
  severity: 'warning',
  why: message('finding.exposureLabel.why'),
  fix: message('finding.exposureLabel.fix'),
  publish({ publish: { exposures } }) {
    let found: Statement[] | null = null
    for (const [index, { name, raw }] of exposures.entries()) {
      const label = LABELS.find(({ applies }) => applies(raw))
      if (!label) continue
      found ??= []
      found.push({
        severity: label.severity,
        what: message(label.what, { experiment: name }),
        fix: message(label.fix, { experiment: name }),
        spot: `exposures/${index}`,
      })
    }
    return found ?? NOTHING
  },
})
