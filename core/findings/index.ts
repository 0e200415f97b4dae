import type { Rule } from './rule'
import { answerNotJson } from './rules/answer-not-json'
import { applicationName } from './rules/application-name'
import { applicationVersion } from './rules/application-version'
import { archivedGoal } from './rules/archived-goal'
import { collectorMessage } from './rules/collector-message'
import { contextFailed } from './rules/context-failed'
import { doubleFire } from './rules/double-fire'
import { environmentGuard } from './rules/environment-guard'
import { environmentName } from './rules/environment-name'
import { exposureLabel } from './rules/exposure-label'
import { goalBeforeExposure } from './rules/goal-before-exposure'
import { goalWithoutMetric } from './rules/goal-without-metric'
import { impossibleTime } from './rules/impossible-time'
import { junkIdentity } from './rules/junk-identity'
import { keepaliveTooLarge } from './rules/keepalive-too-large'
import { lossyValue } from './rules/lossy-value'
import { malformedGoalName } from './rules/malformed-goal-name'
import { metricPropertyMissing } from './rules/metric-property-missing'
import { metricPropertyType } from './rules/metric-property-type'
import { nearMissGoal } from './rules/near-miss-goal'
import { neverDelivered } from './rules/never-delivered'
import { noUnits } from './rules/no-units'
import { payloadSize } from './rules/payload-size'
import { personalData } from './rules/personal-data'
import { publishBlocked } from './rules/publish-blocked'
import { publishFailed } from './rules/publish-failed'
import { publishRejected } from './rules/publish-rejected'
import { unitHashing } from './rules/unit-hashing'
import { unitType } from './rules/unit-type'
import { unknownGoal } from './rules/unknown-goal'
import { wrongHost } from './rules/wrong-host'

/**
 * All rules. When several rules report the same aspect, only the first one here counts, so specific rules come before
 * general ones.
 */
const ALL = [
  malformedGoalName,
  nearMissGoal,
  archivedGoal,
  unknownGoal,
  goalWithoutMetric,
  metricPropertyType,
  metricPropertyMissing,
  junkIdentity,
  noUnits,
  unitHashing,
  unitType,
  applicationName,
  applicationVersion,
  environmentName,
  environmentGuard,
  wrongHost,
  answerNotJson,
  publishRejected,
  publishBlocked,
  keepaliveTooLarge,
  publishFailed,
  neverDelivered,
  contextFailed,
  collectorMessage,
  payloadSize,
  doubleFire,
  impossibleTime,
  goalBeforeExposure,
  exposureLabel,
  lossyValue,
  personalData,
] as const

export type RuleId = (typeof ALL)[number]['id']

export const RULES: readonly Rule<RuleId>[] = ALL

/** Returns the path of a rule's help page within the extension. */
export const rulePath = (id: RuleId) => `/help/findings/${id}.html` as const
