import type { OutcomeKind } from './delivery/delivery'
import type { Verdict } from './registry/verdict'

/** The help pages that ship with the extension: `docs/help/<name>.md`. */
export const HELP_PAGES = [
  'first-steps',
  'unknown-goal',
  'unchecked',
  'not-visible',
  'outcomes',
  'blocked',
  'not-readable',
  'too-large',
  'context-failed',
  'site-access',
  'private-windows',
  'keyboard',
  'connection',
] as const
export type HelpPage = (typeof HELP_PAGES)[number]

/** The address of a help page within the extension. */
export const helpPath = (page: HelpPage) => `/help/${page}.html` as const

/** What explains a verdict; null for one that needs no words. */
export const HELP_OF_VERDICT: Readonly<Record<Verdict, HelpPage | null>> = {
  unknown: 'unknown-goal',
  notVisible: 'not-visible',
  unchecked: 'unchecked',
  known: null,
  archived: null,
}

/** What explains an outcome; null for the one that everybody hopes for. */
export const HELP_OF_OUTCOME: Readonly<Record<OutcomeKind, HelpPage | null>> = {
  pending: 'outcomes',
  accepted: null,
  rejected: 'outcomes',
  failed: 'outcomes',
  blocked: 'blocked',
  unreadable: 'not-readable',
  tooLarge: 'too-large',
  unknown: 'outcomes',
}
