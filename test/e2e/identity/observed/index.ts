/** The groups of observables, in the order of their runs. */
import type { Group } from '../page-tools.ts'
import { observeAborts } from './aborts.ts'
import { observeDocument } from './document.ts'
import { observeFetchErrors } from './fetch-errors.ts'
import { observeFunctions, observePlaces, observeSourceTexts, observeWrongCalls } from './functions.ts'
import { observeInitReads } from './init-reads.ts'
import { observeAllFunctions, observeObjects } from './objects.ts'
import { observeIsolation, observePolicies } from './policies.ts'
import { observeOrder } from './order.ts'
import { observePromises, observeRealms } from './promises.ts'
import { observeReads } from './reads.ts'
import { observeRejections } from './rejections.ts'
import { observeReplacements } from './replacements.ts'
import { observeRequests } from './requests.ts'
import { observeStacks } from './stacks.ts'
import { observeTimingEntries } from './timing-entries.ts'
import { observeWorkers } from './workers.ts'
import { observeXhr } from './xhr.ts'

/**
 * Groups by the path of the page that runs them. On the main page, the document and its objects come first, before other
 * groups add to them, and the replacements last.
 */
export const GROUPS = {
  '/': {
    document: observeDocument,
    objects: observeObjects,
    'all functions': observeAllFunctions,
    functions: observeFunctions,
    'source texts': observeSourceTexts,
    'wrong calls': observeWrongCalls,
    places: observePlaces,
    'timing entries': observeTimingEntries,
    'fetch errors': observeFetchErrors,
    stacks: observeStacks,
    order: observeOrder,
    promises: observePromises,
    realms: observeRealms,
    rejections: observeRejections,
    aborts: observeAborts,
    reads: observeReads,
    'reads of init': observeInitReads,
    requests: observeRequests,
    XMLHttpRequest: observeXhr,
    workers: observeWorkers,
    replacements: observeReplacements,
  },
  '/strict': { policies: observePolicies },
  '/isolated': { isolation: observeIsolation },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Group>>>>
