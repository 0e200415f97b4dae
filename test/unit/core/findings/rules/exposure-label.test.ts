import { describe, expect, it } from 'vitest'
import { exposureLabels } from '../../../../../core/publish/exposure-labels'
import { say } from '../../../../../locales/say'
import { findingsIn, ruleTable } from '../../../../fixtures/finding-publishes'

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
    'warning: “exp_button”: An experiment with this name was not running at the time of ingestion',
  ],
  [
    'an overridden assignment',
    exposed({ ...IN, assigned: false, overridden: true }),
    'warning: “exp_button”: The assignment was overridden by the SDK',
  ],
  [
    'an ineligible unit',
    exposed({ ...IN, eligible: false }),
    'warning: “exp_button”: The unit was not eligible',
  ],
  [
    'a unit without an assignment',
    exposed({ ...IN, assigned: false }),
    'warning: “exp_button”: The assignment logic did not run',
  ],
  [
    'a unit outside the audience',
    exposed({ ...IN, assigned: false, audienceMismatch: true }),
    'info: “exp_button”: The unit did not match the audience',
  ],
  [
    'an experiment that is full on',
    exposed({ ...IN, fullOn: true }),
    'info: “exp_button”: The experiment was full on at the time of ingestion',
  ],
  ['a custom assignment', exposed({ ...IN, custom: true }), 'info: “exp_button”: The assignment was custom'],
  [
    'a variant from a rule override',
    exposed({ ...IN, ruleOverride: true }),
    'info: “exp_button”: The variant came from a rule override',
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
