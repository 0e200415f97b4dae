import type { DeliveryOutcome } from '../delivery/delivery'
import type { MessageKey } from '../message'
import type { Verdict } from '../registry/verdict'

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
  'filter',
  'sessions',
  'connection',
] as const
export type HelpPage = (typeof HELP_PAGES)[number]

/** Returns the path of a help page within the extension. */
export const helpPath = (page: HelpPage) => `/help/${page}.html` as const

/** Titles of the help pages. Listed because message names cannot contain hyphens (chrome.i18n). */
export const HELP_TITLES: Readonly<Record<HelpPage, MessageKey>> = {
  'first-steps': 'help.page.firstSteps',
  'unknown-goal': 'help.page.unknownGoal',
  unchecked: 'help.page.unchecked',
  'not-visible': 'help.page.notVisible',
  outcomes: 'help.page.outcomes',
  blocked: 'help.page.blocked',
  'not-readable': 'help.page.notReadable',
  'too-large': 'help.page.tooLarge',
  'context-failed': 'help.page.contextFailed',
  'site-access': 'help.page.siteAccess',
  'private-windows': 'help.page.privateWindows',
  keyboard: 'help.page.keyboard',
  filter: 'help.page.filter',
  sessions: 'help.page.sessions',
  connection: 'help.page.connection',
}

/** Help page for each verdict; null when it needs no explanation. */
export const HELP_FOR_VERDICT: Readonly<Record<Verdict, HelpPage | null>> = {
  unknown: 'unknown-goal',
  notVisible: 'not-visible',
  unchecked: 'unchecked',
  known: null,
  archived: null,
}

/** Help page for each outcome; null for `accepted`, which needs no explanation. */
export const HELP_FOR_OUTCOME: Readonly<Record<DeliveryOutcome, HelpPage | null>> = {
  pending: 'outcomes',
  accepted: null,
  rejected: 'outcomes',
  failed: 'outcomes',
  blocked: 'blocked',
  unreadable: 'not-readable',
  tooLarge: 'too-large',
  unknown: 'outcomes',
}
