import { type Message, message } from '../message'
import { MAX_REPEAT_GAP_MS } from '../record/repeats'

/** Maximum length of a reason, in UTF-16 code units. */
export const MAX_REASON_CHARS = 500

/**
 * Maximum value of a threshold: a week in ms, or more bytes than any stored body. A larger one would never be
 * reached.
 */
export const MAX_THRESHOLD = 604_800_000

/** Limits above which a rule reports a value. They are settings because ABsmartly or a team may set other limits. */
export interface Thresholds {
  /** Size of a goal's properties as JSON, in bytes of UTF-8. */
  readonly payloadBytes: number
  /** Maximum interval between a goal event and its duplicate, in ms. */
  readonly repeatMs: number
  /** Tolerance for a goal that was achieved after its publish, in ms: clocks are adjusted while a page is open. */
  readonly clockMs: number
  /** Maximum age of a goal when it is published, in ms. */
  readonly lateMs: number
  /** Interval before an exposure, in ms. A goal within it was probably meant to come after the exposure. */
  readonly beforeExposureMs: number
  /** Size of one `keepalive` body, in bytes. A larger body is close to the browsers' limit. */
  readonly keepaliveBytes: number
}

/** A threshold: its default, its unit, and the source of the default. */
interface Threshold {
  readonly fallback: number
  readonly unit: 'bytes' | 'ms'
  readonly label: Message
  readonly source: Message
}

const HOUR_MS = 3_600_000

/** The thresholds, in display order. */
export const THRESHOLDS: Readonly<Record<keyof Thresholds, Threshold>> = {
  payloadBytes: {
    fallback: 2048,
    unit: 'bytes',
    label: message('finding.threshold.payloadBytes.label'),
    source: message('finding.threshold.payloadBytes.source'),
  },
  repeatMs: {
    fallback: MAX_REPEAT_GAP_MS,
    unit: 'ms',
    label: message('finding.threshold.repeatMs.label'),
    source: message('finding.threshold.repeatMs.source'),
  },
  clockMs: {
    fallback: 1000,
    unit: 'ms',
    label: message('finding.threshold.clockMs.label'),
    source: message('finding.threshold.clockMs.source'),
  },
  lateMs: {
    fallback: 24 * HOUR_MS,
    unit: 'ms',
    label: message('finding.threshold.lateMs.label'),
    source: message('finding.threshold.lateMs.source'),
  },
  beforeExposureMs: {
    fallback: 60_000,
    unit: 'ms',
    label: message('finding.threshold.beforeExposureMs.label'),
    source: message('finding.threshold.beforeExposureMs.source'),
  },
  keepaliveBytes: {
    fallback: 48 * 1024,
    unit: 'bytes',
    label: message('finding.threshold.keepaliveBytes.label'),
    source: message('finding.threshold.keepaliveBytes.source'),
  },
}

/** A rule that is ignored for one goal. Its finding remains, marked as ignored, with the reason. */
export interface Silence {
  /** Id of the rule. */
  readonly rule: string
  /** Name of the goal. */
  readonly goal: string
  /** Reason as entered by the user. */
  readonly reason: string
}

/** The user's settings for findings. Plain data. */
export interface FindingSettings {
  /** Disabled rules by id, each with the reason as entered by the user. */
  readonly off: Readonly<Record<string, string>>
  readonly silenced: readonly Silence[]
  readonly thresholds: Thresholds
}

export const DEFAULT_FINDING_SETTINGS: FindingSettings = {
  off: {},
  silenced: [],
  thresholds: {
    payloadBytes: THRESHOLDS.payloadBytes.fallback,
    repeatMs: THRESHOLDS.repeatMs.fallback,
    clockMs: THRESHOLDS.clockMs.fallback,
    lateMs: THRESHOLDS.lateMs.fallback,
    beforeExposureMs: THRESHOLDS.beforeExposureMs.fallback,
    keepaliveBytes: THRESHOLDS.keepaliveBytes.fallback,
  },
}
