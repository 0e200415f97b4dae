import { type Page, pageOf } from '../../../core/page'
import type { Row } from '../../../core/record/row'
import {
  type ListItem,
  type ListParts,
  type NavigationItem,
  type OpenedItem,
  openedItem,
  type PageItem,
  type TroubleItem,
  troubleItem,
} from './list-item'

type Mark = NavigationItem | OpenedItem

interface Group {
  readonly page: Page | null
  readonly rows: Row[]
  readonly marks: Mark[]
  readonly troubles: TroubleItem[]
}

/**
 * Returns the rows under their pages, with the navigations and opened tabs in between. A page without rows is listed
 * only if a context on it has trouble, if it opened a tab, or if it is the last page of an unfiltered list.
 */
export function linesUnderPages(parts: ListParts): ListItem[] {
  const { rows, pages, opened, troubles, filtered, isSorted } = parts
  const earlier = groupOf(null, [])
  const groups = pages.map((page) => groupOf(page, filtered || isSorted ? [] : navigationsOf(page)))
  const groupAt = groupFinder(groups, earlier)
  let [attempt, group] = [rows[0]?.attempt, earlier]
  if (attempt) group = groupAt(attempt.captures[0])
  for (const row of rows) {
    if (row.attempt !== attempt) group = groupAt((attempt = row.attempt).captures[0])
    group.rows.push(row)
  }
  for (const mark of filtered ? [] : opened.flatMap(openedItem)) {
    groupAt({ at: mark.at, top: false, documentId: null }).marks.push(mark)
  }
  for (const trouble of troubles) {
    if (filtered && trouble.kind !== 'failed') continue
    // A frame's document belongs to no page, so its trouble is listed under the page that was shown at the time.
    const { troubles: own } = groupAt({ ...trouble, top: true })
    own.push(troubleItem(trouble))
  }
  const last = filtered ? undefined : groups.at(-1)
  const all = [earlier, ...groups]
  const isAny = all.some((one) => isShown(one) || one.marks.length > 0)
  const lines: ListItem[] = []
  for (const one of all) {
    if (isShown(one) || (one === last && isAny)) addLines(lines, one, parts)
  }
  return lines
}

const groupOf = (page: Page | null, marks: Mark[]): Group => ({ page, rows: [], marks, troubles: [] })

const isShown = ({ rows, marks, troubles }: Group): boolean =>
  rows.length > 0 || troubles.length > 0 || marks.some(({ kind }) => kind === 'opened')

type Placed = Parameters<typeof pageOf>[1]

/**
 * Returns a function that finds the group of an event. Events older than all known pages belong to the group of earlier pages.
 */
function groupFinder(groups: readonly Group[], earlier: Group): (placed: Placed) => Group {
  const pages = groups.flatMap(({ page }) => page ?? [])
  const byPage = new Map<Page | null | undefined, Group>(groups.map((group) => [group.page, group]))
  const byDocument = Map.groupBy(pages, ({ documentId }) => documentId)
  return (placed) => {
    const own = placed.top && placed.documentId !== null ? byDocument.get(placed.documentId) : undefined
    if (own?.length === 1) return byPage.get(own[0]) ?? earlier
    const page = pageOf(own ?? pages, placed)
    const isKnown = page !== undefined && (own !== undefined || page.startedAt <= placed.at)
    return (isKnown && byPage.get(page)) || earlier
  }
}

const navigationsOf = (page: Page): Mark[] =>
  page.navigations.map(({ url, at }, index) => ({
    kind: 'navigation',
    id: `navigation:${page.id}/${at}/${index}`,
    url,
    at,
  }))

/**
 * Adds the rows and marks of a group in chronological order. A mark comes before an event of the same time, since the
 * navigation may have caused the event.
 */
function addLines(lines: ListItem[], group: Group, { collapsed, isUnknown, isSorted }: ListParts): void {
  const { page, rows, marks, troubles } = group
  const id = `page:${page?.id ?? 'earlier'}`
  const isCollapsed = collapsed.has(id)
  const sorted = isCollapsed ? [] : marks.toSorted((one, other) => one.at - other.at)
  const index = lines.length
  let [goals, unknown, next] = [0, 0, 0]
  const failed = troubles.some(({ trouble }) => trouble.kind === 'failed')
  const head = (): PageItem => ({ kind: 'page', id, page, goals, unknown, failed, collapsed: isCollapsed })
  lines.push(head(), ...(isCollapsed ? [] : troubles))
  for (const row of rows) {
    if (row.kind === 'goal') goals++
    if (isUnknown(row)) unknown++
    if (isCollapsed) continue
    // Marks can be placed between rows only if the rows are in chronological order.
    const until = isSorted ? Number.POSITIVE_INFINITY : row.at
    for (let mark = sorted[next]; mark && mark.at <= until; mark = sorted[++next]) lines.push(mark)
    lines.push(row)
  }
  for (const mark of sorted.slice(next)) lines.push(mark)
  lines[index] = head()
}
