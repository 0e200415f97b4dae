import { describe, expect, it } from 'vitest'
import { exposureLabels } from '../../../../../core/publish/exposure-labels'
import { say } from '../../../../../locales/say'
import { findingsIn, reported, ruleTable } from '../../../../fixtures/finding-publishes'

const exposed = (flags: object) => ({
  body: {
    exposures: [
      { id: 17, name: 'exp_button', unit: 'session_id', exposedAt: 1_795_000_000_000, variant: 1, ...flags },
    ],
  },
})
/** Flags of a participant's exposure in SDK 1.13. */
const IN = {
  assigned: true,
  eligible: true,
  overridden: false,
  fullOn: false,
  custom: false,
  audienceMismatch: false,
}
ruleTable('exposure-label', [
  ['a participant’s exposure', exposed(IN)],
  [
    'a participant’s exposure in SDK 1.2',
    exposed({ id: undefined, unit: undefined, assigned: true, eligible: true }),
  ],
  [
    'an experiment that is not running',
    exposed({ ...IN, id: 0, unit: null, assigned: false }),
    reported('warning', 'finding.exposureLabel.label.notRunning', { experiment: 'exp_button' }),
  ],
  [
    'an overridden assignment',
    exposed({ ...IN, assigned: false, overridden: true }),
    reported('warning', 'finding.exposureLabel.label.overridden', { experiment: 'exp_button' }),
  ],
  [
    'an ineligible unit',
    exposed({ ...IN, eligible: false }),
    reported('warning', 'finding.exposureLabel.label.notEligible', { experiment: 'exp_button' }),
  ],
  [
    'a unit without an assignment',
    exposed({ ...IN, assigned: false }),
    reported('warning', 'finding.exposureLabel.label.notAssigned', { experiment: 'exp_button' }),
  ],
  [
    'a unit outside the audience',
    exposed({ ...IN, assigned: false, audienceMismatch: true }),
    reported('info', 'finding.exposureLabel.label.audienceMismatch', { experiment: 'exp_button' }),
  ],
  [
    'an experiment that is full on',
    exposed({ ...IN, fullOn: true }),
    reported('info', 'finding.exposureLabel.label.fullOn', { experiment: 'exp_button' }),
  ],
  [
    'a custom assignment',
    exposed({ ...IN, custom: true }),
    reported('info', 'finding.exposureLabel.label.custom', { experiment: 'exp_button' }),
  ],
  [
    'a variant from a rule override',
    exposed({ ...IN, ruleOverride: true }),
    reported('info', 'finding.exposureLabel.label.ruleOverride', { experiment: 'exp_button' }),
  ],
])

describe('exposure-label', () => {
  it.each([
    { id: 0 },
    { overridden: true },
    { audienceMismatch: true },
    { eligible: false },
    { assigned: false },
    { fullOn: true },
    { custom: true },
    { ruleOverride: true },
  ])('uses the label of the “Publish” tab for %j', (flags) => {
    const raw = { ...IN, id: 17, ...flags }
    const [label] = exposureLabels({ name: 'exp_button', raw })
    const [finding] = findingsIn([{ goals: ['page_view'], ...exposed(raw) }])
    expect(finding && say(finding.what)).toBe(`“exp_button”: ${label && say(label.message)}`)
    expect(finding?.severity).toBe(label?.severity)
  })
})
