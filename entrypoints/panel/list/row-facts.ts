import type { RowFacts } from '../../../components/columns/column'
import type { DeliveryState } from '../../../core/delivery/delivery'
import { type Page, pageOf } from '../../../core/page'
import type { Repeat } from '../../../core/record/repeats'
import type { Row } from '../../../core/record/row'
import type { Judge } from '../../../core/registry/judge'
import { collectorUrlOf, judgeRows } from '../state/judge'

/** What the columns are told of a row. Near names are looked for only when they are asked for. */
export function rowFacts(
  row: Row,
  judge: Judge,
  delivery: DeliveryState,
  now: number,
  repeat: Repeat | null,
): Omit<RowFacts, 'countsFrom' | 'findings'> {
  const [url, judgement] = [collectorUrlOf(row), judgeRows(judge)(row)]
  const isMissing = judgement?.verdict === 'unknown' || judgement?.verdict === 'notVisible'
  return {
    judgement,
    workspace: judge.workspace(url),
    judgeName: (list, name) => judge.name(list, name, url),
    nearest: () =>
      row.kind === 'goal' && isMissing
        ? (judge.near('goals', row.event.goal.name, url)[0]?.name ?? null)
        : null,
    now,
    delivery,
    repeat,
  }
}

/** When the page that a row was sent from began, in ms since the epoch; null where that is not known any more. */
export function pageStartOf({ attempt }: Row, pages: readonly Page[]): number | null {
  const [{ at, top, documentId }] = attempt.captures
  const page = pageOf(pages, { at, top, documentId })
  return page && page.startedAt <= at ? page.startedAt : null
}
