import { type Message, message } from '../message'
import type { Exposure } from './publish'

/** What the Web Console says of an exposure, and how much it matters there. */
export interface ExposureLabel {
  readonly severity: 'warning' | 'info'
  readonly message: Message
}

type Raw = Exposure['raw']

const isFalse = (flag: string) => (raw: Raw) => raw[flag] === false
const isTrue = (flag: string) => (raw: Raw) => raw[flag] === true

/**
 * The labels, in the order of the Web Console's flags, and what they are told by on the wire: the flags that
 * @absmartly/javascript-sdk sends (`src/context.ts`, `_queueExposure`). A flag that is absent, since the SDK is older than
 * it, says nothing. Two texts are those of docs.absmartly.com, Web Console, Events, Exposure events; the page does not
 * give the others. Whether a unit is a crawler is found out by ABsmartly alone.
 */
const LABELS: readonly (ExposureLabel & { readonly isSo: (raw: Raw) => boolean })[] = [
  // The SDK sends 0 for an experiment that its context does not have.
  {
    severity: 'warning',
    message: message('exposure.notRunning'),
    isSo: (raw) => raw['id'] === 0,
  },
  { severity: 'warning', message: message('exposure.notEligible'), isSo: isFalse('eligible') },
  { severity: 'warning', message: message('exposure.notAssigned'), isSo: isFalse('assigned') },
  { severity: 'warning', message: message('exposure.overridden'), isSo: isTrue('overridden') },
  { severity: 'info', message: message('exposure.fullOn'), isSo: isTrue('fullOn') },
  { severity: 'info', message: message('exposure.custom'), isSo: isTrue('custom') },
  { severity: 'info', message: message('exposure.audienceMismatch'), isSo: isTrue('audienceMismatch') },
  { severity: 'info', message: message('exposure.ruleOverride'), isSo: isTrue('ruleOverride') },
]

/** What the Web Console will say of an exposure, as far as the wire tells. */
export const exposureLabels = ({ raw }: Exposure): readonly ExposureLabel[] =>
  LABELS.filter(({ isSo }) => isSo(raw))
