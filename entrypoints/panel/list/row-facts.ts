import type { RowFacts } from '../../../components/columns/column'
import type { DeliveryStatus } from '../../../core/delivery/delivery'
import { type Page, pageOf } from '../../../core/page'
import type { Repeat } from '../../../core/record/repeats'
import type { Row } from '../../../core/record/row'
import type { RegistryLookup } from '../../../core/registry/registry-lookup'
import { collectorUrlOf, verdictsOfRows } from '../state/row-verdicts'

/** Returns the facts about a row that columns use. Similar names are only searched on demand. */
export function createRowFacts(
  row: Row,
  lookup: RegistryLookup,
  deliveryStatus: DeliveryStatus,
  now: number,
  repeat: Repeat | null,
): Omit<RowFacts, 'timeOrigin' | 'findings'> {
  const [url, nameVerdict] = [collectorUrlOf(row), verdictsOfRows(lookup)(row)]
  const isMissing = nameVerdict?.verdict === 'unknown' || nameVerdict?.verdict === 'notVisible'
  return {
    nameVerdict,
    workspace: lookup.workspace(url),
    verdictOfName: (list, name) => lookup.name(list, name, url),
    nearest: () =>
      row.kind === 'goal' && isMissing
        ? (lookup.near('goals', row.event.goal.name, url)[0]?.name ?? null)
        : null,
    now,
    deliveryStatus,
    repeat,
  }
}

/** Returns when the page of a row started, in milliseconds since the epoch; null if that is no longer known. */
export function pageStartOf({ attempt }: Row, pages: readonly Page[]): number | null {
  const [{ at, top, documentId }] = attempt.captures
  const page = pageOf(pages, { at, top, documentId })
  return page && page.startedAt <= at ? page.startedAt : null
}
