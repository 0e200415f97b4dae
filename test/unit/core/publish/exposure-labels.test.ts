import { describe, expect, it } from 'vitest'
import { exposureLabels } from '../../../../core/publish/exposure-labels'
import type { Json } from '../../../../core/publish/publish'
import { PARTICIPANT_FLAGS } from '../../../fixtures/exposure-flags'

/** An exposure without labels, in the format of SDK 1.14. */
const FINE = {
  id: 7,
  name: 'hero',
  unit: 'session_id',
  exposedAt: 1,
  variant: 1,
  ...PARTICIPANT_FLAGS,
  ruleOverride: false,
}
const labelsOf = (more: { readonly [key: string]: Json }) =>
  exposureLabels({ name: 'hero', raw: { ...FINE, ...more } }).map(
    ({ severity, message }) => `${severity} ${message.key}`,
  )

describe('exposureLabels', () => {
  it.each<[{ readonly [key: string]: Json }, string[]]>([
    [{}, []],
    [{ id: 0 }, ['warning exposure.notRunning']],
    [{ eligible: false }, ['warning exposure.notEligible']],
    [{ assigned: false }, ['warning exposure.notAssigned']],
    [{ overridden: true }, ['warning exposure.overridden']],
    [{ fullOn: true }, ['info exposure.fullOn']],
    [{ custom: true }, ['info exposure.custom']],
    [{ audienceMismatch: true }, ['info exposure.audienceMismatch']],
    [{ ruleOverride: true }, ['info exposure.ruleOverride']],
    [
      { audienceMismatch: true, assigned: false },
      ['warning exposure.notAssigned', 'info exposure.audienceMismatch'],
    ],
  ])('labels %j', (more, labels) => {
    expect(labelsOf(more)).toEqual(labels)
  })

  it('ignores flags that an old SDK doesn’t send', () => {
    expect(exposureLabels({ name: 'hero', raw: { name: 'hero', variant: 1 } })).toEqual([])
  })
})
