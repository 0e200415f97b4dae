import { describe, expect, it } from 'vitest'
import { exposureLabels } from '../../../../core/publish/exposure-labels'
import type { Json } from '../../../../core/publish/publish'
import { say } from '../../../../locales/say'

/** An exposure without labels, in the format of SDK 1.14. */
const FINE = {
  id: 7,
  name: 'hero',
  unit: 'session_id',
  exposedAt: 1,
  variant: 1,
  assigned: true,
  eligible: true,
  overridden: false,
  fullOn: false,
  custom: false,
  audienceMismatch: false,
  ruleOverride: false,
}
const labelsOf = (more: { readonly [key: string]: Json }) =>
  exposureLabels({ name: 'hero', raw: { ...FINE, ...more } }).map(
    ({ severity, message }) => `${severity}: ${say(message)}`,
  )

describe('exposureLabels', () => {
  it.each<[{ readonly [key: string]: Json }, string[]]>([
    [{}, []],
    [{ id: 0 }, ['warning: An experiment with this name was not running at the time of ingestion']],
    [{ eligible: false }, ['warning: The unit was not eligible']],
    [{ assigned: false }, ['warning: The assignment logic did not run']],
    [{ overridden: true }, ['warning: The assignment was overridden by the SDK']],
    [{ fullOn: true }, ['info: The experiment was full on at the time of ingestion']],
    [{ custom: true }, ['info: The assignment was custom']],
    [{ audienceMismatch: true }, ['info: The unit did not match the audience']],
    [{ ruleOverride: true }, ['info: The variant came from a rule override']],
    [
      { audienceMismatch: true, assigned: false },
      ['warning: The assignment logic did not run', 'info: The unit did not match the audience'],
    ],
  ])('labels %j', (more, labels) => {
    expect(labelsOf(more)).toEqual(labels)
  })

  it('ignores flags that an old SDK doesn’t send', () => {
    expect(exposureLabels({ name: 'hero', raw: { name: 'hero', variant: 1 } })).toEqual([])
  })
})
