import { type Message, message } from '../message'
import { MAX_REPEAT_GAP_MS } from '../record/repeats'

/** So long may a reason be, in UTF-16 code units. */
export const MAX_REASON_CHARS = 500

/** A week, or more bytes than any body that is kept: a larger threshold would never be met. */
export const MAX_THRESHOLD = 604_800_000

/** From where on something is too much. They are settings because ABsmartly, or a team, may see it otherwise. */
export interface Thresholds {
  /** Of a goal's properties as JSON, in bytes of UTF-8. */
  readonly payloadBytes: number
  /** How soon the same goal event again is one too many, in ms. */
  readonly repeatMs: number
  /** How much later than its publish a goal may be achieved, in ms: clocks are set while a page is open. */
  readonly clockMs: number
  /** How long before its publish a goal may have been achieved, in ms. */
  readonly lateMs: number
  /** How shortly before an exposure a goal is likely to belong after it, in ms. */
  readonly beforeExposureMs: number
  /** Of one body with `keepalive`, in bytes: from here on it is close to what browsers refuse. */
  readonly keepaliveBytes: number
}

/** One threshold: what holds as long as nobody has chosen, what it counts, and where the number comes from. */
interface Threshold {
  readonly fallback: number
  readonly unit: 'bytes' | 'ms'
  readonly label: Message
  readonly source: Message
}

const HOUR_MS = 3_600_000

/** The thresholds, in the order in which they are shown. */
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

/** A rule that is not to be heard of one goal. The finding stays, marked, with the reason. */
export interface Silence {
  /** Id of the rule. */
  readonly rule: string
  /** Name of the goal. */
  readonly goal: string
  /** Why, in the words of who silenced it. */
  readonly reason: string
}

/** What somebody has chosen about findings. Plain data. */
export interface FindingSettings {
  /** Rules that do not run, by their ids, each with the reason in the words of who switched it off. */
  readonly off: Readonly<Record<string, string>>
  readonly silenced: readonly Silence[]
  readonly thresholds: Thresholds
}

/** What holds as long as nobody has chosen. */
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
