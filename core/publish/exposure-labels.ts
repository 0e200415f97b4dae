import { type Message, message } from '../message'
import type { Exposure } from './publish'

/** What the Web Console says of an exposure, and how much it matters there. */
export interface ExposureLabel {
  readonly id: ExposureLabelId
  readonly severity: 'warning' | 'info'
  readonly message: Message
}

/** The labels by what they are about. */
export type ExposureLabelId =
  | 'notRunning'
  | 'notEligible'
  | 'notAssigned'
  | 'overridden'
  | 'fullOn'
  | 'custom'
  | 'audienceMismatch'
  | 'ruleOverride'

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
  label('notRunning', 'warning', (raw) => raw['id'] === 0),
  label('notEligible', 'warning', isFalse('eligible')),
  label('notAssigned', 'warning', isFalse('assigned')),
  label('overridden', 'warning', isTrue('overridden')),
  label('fullOn', 'info', isTrue('fullOn')),
  label('custom', 'info', isTrue('custom')),
  label('audienceMismatch', 'info', isTrue('audienceMismatch')),
  label('ruleOverride', 'info', isTrue('ruleOverride')),
]

function label(id: ExposureLabelId, severity: ExposureLabel['severity'], isSo: (raw: Raw) => boolean) {
  return { id, severity, message: message(`exposure.${id}`), isSo }
}

/** What the Web Console will say of an exposure, as far as the wire tells. */
export const exposureLabels = ({ raw }: Exposure): readonly ExposureLabel[] =>
  LABELS.filter(({ isSo }) => isSo(raw))
