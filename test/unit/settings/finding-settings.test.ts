import { beforeEach, describe, expect, it } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
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
  fakeBrowser.reset()
  await Promise.all([rulesOff.reset(), silences.reset(), thresholds.reset()])
})

const SILENCE = { rule: 'unknown-goal', goal: 'coupon_used', reason: 'soon' }

describe('settings of findings', () => {
  it('are those of the engine as long as nobody has chosen', () => {
    expect(findingSettings.value).toEqual(DEFAULT_FINDING_SETTINGS)
  })

  it('are as rules are asked by', async () => {
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
    ['no number', { repeatMs: '500' }],
    ['nothing', { repeatMs: 0 }],
    ['no whole number', { repeatMs: 0.5 }],
    ['more than can be met', { repeatMs: 1e12 }],
    ['nothing at all', {}],
  ])('a threshold that is %s is the usual one, and costs no other', (_what, stored) => {
    expect(thresholds.parse({ payloadBytes: 4096, ...stored })).toEqual({
      ...DEFAULT_FINDING_SETTINGS.thresholds,
      payloadBytes: 4096,
    })
  })

  it('have each rule and goal once', () => {
    const again = { ...SILENCE, reason: 'later' }
    const other = { ...SILENCE, goal: 'tip' }
    expect(withSilence([SILENCE, other], again)).toEqual([other, again])
    expect(withoutSilence([SILENCE, other], SILENCE)).toEqual([other])
    const off = { rule: 'no-units', reason: '' }
    expect(withRuleOff([off], { ...off, reason: 'x' })).toEqual([{ ...off, reason: 'x' }])
  })

  it('do not take what is too much', () => {
    const many = Array.from({ length: MAX_SILENCES }, (_, index) => ({ ...SILENCE, goal: `${index}` }))
    expect(withSilence(many, SILENCE)).toBeNull()
    expect(withSilence([], { ...SILENCE, reason: 'x'.repeat(501) })).toBeNull()
    expect(withRuleOff([], { rule: '', reason: '' })).toBeNull()
  })
})
