import { describe, expect, it } from 'vitest'
import { exposureLabels } from '../../../../../core/publish/exposure-labels'
import { say } from '../../../../../locales/say'
import { PARTICIPANT_FLAGS } from '../../../../fixtures/exposure-flags'
import { findingsIn, reported, ruleTable } from '../../../../fixtures/finding-publishes'

const exposed = (flags: object) => ({
  body: {
    exposures: [
      { id: 17, name: 'exp_button', unit: 'session_id', exposedAt: 1_795_000_000_000, variant: 1, ...flags },
    ],
  },
})

ruleTable('exposure-label', [
  ['a participant’s exposure', exposed(PARTICIPANT_FLAGS)],
  [
    'a participant’s exposure in SDK 1.2',
    exposed({ id: undefined, unit: undefined, assigned: true, eligible: true }),
  ],
  [
    'an experiment that is not running',
    exposed({ ...PARTICIPANT_FLAGS, id: 0, unit: null, assigned: false }),
    reported('warning', 'finding.exposureLabel.label.notRunning', { experiment: 'exp_button' }),
  ],
  [
    'an overridden assignment',
    exposed({ ...PARTICIPANT_FLAGS, assigned: false, overridden: true }),
    reported('warning', 'finding.exposureLabel.label.overridden', { experiment: 'exp_button' }),
  ],
  [
    'an ineligible unit',
    exposed({ ...PARTICIPANT_FLAGS, eligible: false }),
    reported('warning', 'finding.exposureLabel.label.notEligible', { experiment: 'exp_button' }),
  ],
  [
    'a unit without an assignment',
    exposed({ ...PARTICIPANT_FLAGS, assigned: false }),
    reported('warning', 'finding.exposureLabel.label.notAssigned', { experiment: 'exp_button' }),
  ],
  [
    'a unit outside the audience',
    exposed({ ...PARTICIPANT_FLAGS, assigned: false, audienceMismatch: true }),
    reported('info', 'finding.exposureLabel.label.audienceMismatch', { experiment: 'exp_button' }),
  ],
  [
    'an experiment that is full on',
    exposed({ ...PARTICIPANT_FLAGS, fullOn: true }),
    reported('info', 'finding.exposureLabel.label.fullOn', { experiment: 'exp_button' }),
  ],
  [
    'a custom assignment',
    exposed({ ...PARTICIPANT_FLAGS, custom: true }),
    reported('info', 'finding.exposureLabel.label.custom', { experiment: 'exp_button' }),
  ],
  [
    'a variant from a rule override',
    exposed({ ...PARTICIPANT_FLAGS, ruleOverride: true }),
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
    const raw = { ...PARTICIPANT_FLAGS, id: 17, ...flags }
    const [label] = exposureLabels({ name: 'exp_button', raw })
    const [finding] = findingsIn([{ goals: ['page_view'], ...exposed(raw) }])
    expect(finding && say(finding.what)).toBe(`“exp_button”: ${label && say(label.message)}`)
    expect(finding?.severity).toBe(label?.severity)
  })
})
