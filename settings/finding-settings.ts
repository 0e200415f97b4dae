import { computed, type ReadonlySignal } from '@preact/signals'
import * as v from 'valibot'
import {
  type FindingSettings,
  MAX_THRESHOLD,
  MAX_REASON_CHARS,
  type Silence,
  type Thresholds,
  THRESHOLDS,
} from '../core/findings/settings'
import { defineListSetting, defineSetting } from './setting'

/** A rule that the user has turned off. */
export interface RuleOff {
  /** Id of the rule. Ids that this version does not know are preserved, for versions that do. */
  readonly rule: string
  /** The user's reason; may be empty. */
  readonly reason: string
}

/** Limits on the stored lists, and on the length of a goal's name in UTF-16 code units. */
export const MAX_SILENCES = 500
const MAX_RULES_OFF = 200
const MAX_GOAL_NAME_CHARS = 2000

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
const Reason = v.pipe(v.string(), v.maxLength(MAX_REASON_CHARS))

/** Rules that are turned off; each appears once. */
export const rulesOff = defineListSetting<RuleOff>(
  'rulesOff',
  v.object({ rule: Id, reason: Reason }),
  MAX_RULES_OFF,
)

/** Rules that are ignored for single goals; each pair of rule and goal appears once. */
export const silences = defineListSetting<Silence>(
  'silences',
  v.object({ rule: Id, goal: v.pipe(v.string(), v.maxLength(MAX_GOAL_NAME_CHARS)), reason: Reason }),
  MAX_SILENCES,
)

const threshold = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_THRESHOLD))

/** Limits above which rules report a value. */
export const thresholds = defineSetting<Thresholds>(
  'thresholds',
  {
    payloadBytes: threshold,
    repeatMs: threshold,
    clockMs: threshold,
    lateMs: threshold,
    beforeExposureMs: threshold,
    keepaliveBytes: threshold,
  },
  {
    payloadBytes: THRESHOLDS.payloadBytes.fallback,
    repeatMs: THRESHOLDS.repeatMs.fallback,
    clockMs: THRESHOLDS.clockMs.fallback,
    lateMs: THRESHOLDS.lateMs.fallback,
    beforeExposureMs: THRESHOLDS.beforeExposureMs.fallback,
    keepaliveBytes: THRESHOLDS.keepaliveBytes.fallback,
  },
)

/** All finding settings, in the form that rules take. */
export const findingSettings: ReadonlySignal<FindingSettings> = computed(() => ({
  off: Object.fromEntries(rulesOff.value.value.map(({ rule, reason }) => [rule, reason])),
  silenced: silences.value.value,
  thresholds: thresholds.value.value,
}))

/** Follows all finding settings. Rejects when the storage cannot be read. */
export async function followFindingSettings(): Promise<void> {
  await Promise.all([rulesOff.follow(), silences.follow(), thresholds.follow()])
}

/**
 * Returns the list with this rule turned off, replacing its previous entry. Returns null when the result exceeds a
 * limit.
 */
export function withRuleOff(all: readonly RuleOff[], off: RuleOff): readonly RuleOff[] | null {
  const next = [...all.filter(({ rule }) => rule !== off.rule), off]
  return rulesOff.isValid(next) ? next : null
}

/**
 * Returns the list with this silence, replacing the one of the same rule and goal. Returns null when the result exceeds
 * a limit.
 */
export function withSilence(all: readonly Silence[], silence: Silence): readonly Silence[] | null {
  const next = [...withoutSilence(all, silence), silence]
  return silences.isValid(next) ? next : null
}

/** Returns the list without the silence of a rule for a goal. */
export const withoutSilence = (
  all: readonly Silence[],
  { rule, goal }: Pick<Silence, 'rule' | 'goal'>,
): readonly Silence[] => all.filter((one) => one.rule !== rule || one.goal !== goal)
