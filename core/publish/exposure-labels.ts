import { type Message, message } from '../message'
import type { Exposure } from './publish'

/** The Web Console's label for an exposure, with the severity shown there. */
export interface ExposureLabel {
  readonly id: ExposureLabelId
  readonly severity: 'warning' | 'info'
  readonly message: Message
}

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
 * The labels in the order of the Web Console's flags, with the fields that determine them: the flags that
 * @absmartly/javascript-sdk sends (`src/context.ts`, `_queueExposure`). A missing flag adds no label, since older SDKs
 * do not send it. Two messages are from docs.absmartly.com, Web Console, Events, Exposure events, which does not give
 * the others. The Web Console also labels crawlers, but only ABsmartly can tell whether a unit is one.
 */
const LABELS: readonly (ExposureLabel & { readonly applies: (raw: Raw) => boolean })[] = [
  // The SDK sends 0 for an experiment that is not in its context.
  label('notRunning', 'warning', (raw) => raw['id'] === 0),
  label('notEligible', 'warning', isFalse('eligible')),
  label('notAssigned', 'warning', isFalse('assigned')),
  label('overridden', 'warning', isTrue('overridden')),
  label('fullOn', 'info', isTrue('fullOn')),
  label('custom', 'info', isTrue('custom')),
  label('audienceMismatch', 'info', isTrue('audienceMismatch')),
  label('ruleOverride', 'info', isTrue('ruleOverride')),
]

function label(id: ExposureLabelId, severity: ExposureLabel['severity'], applies: (raw: Raw) => boolean) {
  return { id, severity, message: message(`exposure.${id}`), applies }
}

/** Returns the labels that the Web Console will show for an exposure, as far as the request contains them. */
export const exposureLabels = ({ raw }: Exposure): readonly ExposureLabel[] =>
  LABELS.filter(({ applies }) => applies(raw))
