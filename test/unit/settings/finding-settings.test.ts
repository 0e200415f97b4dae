import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_FINDING_SETTINGS } from '../../../core/findings/settings'
import {
  findingSettings,
  MAX_SILENCES,
  rulesOff,
  silences,
  thresholds,
  withoutSilence,
  withRuleOff,
  withSilence,
} from '../../../settings/finding-settings'

beforeEach(async () => {
  await Promise.all([rulesOff.reset(), silences.reset(), thresholds.reset()])
})

const SILENCE = { rule: 'unknown-goal', goal: 'coupon_used', reason: 'soon' }

describe('findingSettings', () => {
  it('has the default values at first', () => {
    expect(findingSettings.value).toEqual(DEFAULT_FINDING_SETTINGS)
  })

  it('combines the stored settings', async () => {
    await rulesOff.write([{ rule: 'payload-size', reason: 'we know' }])
    await silences.write([SILENCE])
    await thresholds.write({ ...thresholds.value.value, repeatMs: 500 })
    expect(findingSettings.value).toEqual({
      off: { 'payload-size': 'we know' },
      silenced: [SILENCE],
      thresholds: { ...DEFAULT_FINDING_SETTINGS.thresholds, repeatMs: 500 },
    })
  })

  it.each([
    ['not a number', { repeatMs: '500' }],
    ['zero', { repeatMs: 0 }],
    ['not an integer', { repeatMs: 0.5 }],
    ['too large', { repeatMs: 1e12 }],
    ['missing', {}],
  ])('uses the default for a threshold that is %s and keeps the others', (_case, stored) => {
    expect(thresholds.parse({ payloadBytes: 4096, ...stored })).toEqual({
      ...DEFAULT_FINDING_SETTINGS.thresholds,
      payloadBytes: 4096,
    })
  })

  it('stores each pair of rule and goal once', () => {
    const again = { ...SILENCE, reason: 'later' }
    const other = { ...SILENCE, goal: 'tip' }
    expect(withSilence([SILENCE, other], again)).toEqual([other, again])
    expect(withoutSilence([SILENCE, other], SILENCE)).toEqual([other])
    const off = { rule: 'no-units', reason: '' }
    expect(withRuleOff([off], { ...off, reason: 'x' })).toEqual([{ ...off, reason: 'x' }])
  })

  it('rejects too many or too long entries', () => {
    const many = Array.from({ length: MAX_SILENCES }, (_, index) => ({ ...SILENCE, goal: `${index}` }))
    expect(withSilence(many, SILENCE)).toBeNull()
    expect(withSilence([], { ...SILENCE, reason: 'x'.repeat(501) })).toBeNull()
    expect(withRuleOff([], { rule: '', reason: '' })).toBeNull()
  })
})
