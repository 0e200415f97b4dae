/**
 * Reports that a document leaves in the extension's `storage.local` when it unloads, because the background may be
 * stopped: Chromium drops a message whose sender is gone before the background has started (seen in 156).
 */
import * as v from 'valibot'
import { type PageReport, PageReportSchema } from './bridge'
import { idSchema, parseWith, timestamp } from './fields'

/** The reports of one document that the background has not acknowledged. */
export interface Unsent {
  /**
   * Id of the tab's record, from the last acknowledgement. Only scripts in that tab know it, so no other tab can add to
   * the record. Absent if the background has never acknowledged anything to this document.
   */
  readonly record?: string
  /** When the document left it, in ms since the epoch. */
  readonly at: number
  readonly reports: readonly PageReport[]
}

/** Maximum number of reports in one entry. All captures that a document keeps fit into as many batches. */
export const MAX_UNSENT_REPORTS = 100

const Unsent: v.GenericSchema<unknown, Unsent> = v.object({
  record: v.exactOptional(idSchema),
  at: timestamp,
  reports: v.pipe(v.array(PageReportSchema), v.maxLength(MAX_UNSENT_REPORTS)),
})

/** Parses an entry. Returns null for anything else, and never throws. */
export const parseUnsent = (value: unknown): Unsent | null => parseWith(Unsent, value)

const PREFIX = 'unsent:'

/** Returns the key of a document's entry. A document may leave several, each under its own number. */
export const unsentKey = (documentId: string, number: number): string => `${PREFIX}${documentId}:${number}`

/** Checks for the key of an entry. */
export const isUnsentKey = (key: string): boolean => key.startsWith(PREFIX)
