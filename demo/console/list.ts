import { json } from '../http.ts'
import type { HttpResponse, DemoRequest } from '../exchange.ts'
import type { ListedEntry } from '../registry/entry.ts'

/**
 * Returns a page of a list, in the API's envelope `{items, page, total, <key>: […]}`. `page` counts from 1, `total` is
 * the number of entries that pass the filters, and `items` is the page size used, `maxPageSize` at most.
 *
 * Filters: `search` (part of the name; ignoring case is a guess), `ids`, and `archived=true` (only archived entries,
 * which are excluded without it; a guess, since the documentation doesn't say). `sort` takes the name of a field.
 */
export function listResponse(
  key: string,
  entries: readonly ListedEntry[],
  { query }: DemoRequest,
  maxPageSize: number,
): HttpResponse {
  const items = Math.min(positiveInteger(query.get('items')) ?? maxPageSize, maxPageSize)
  const page = positiveInteger(query.get('page')) ?? 1
  const found = sorted(entries.filter(filterOf(query)), query)
  return json(200, {
    items,
    page,
    total: found.length,
    [key]: found.slice((page - 1) * items, page * items),
  })
}

function filterOf(query: URLSearchParams): (entry: ListedEntry) => boolean {
  const archived = query.get('archived') === 'true'
  const search = query.get('search')?.toLowerCase() ?? ''
  const ids = query.get('ids')?.split(',').map(Number)
  return (entry) =>
    entry.archived === archived &&
    entry.name.toLowerCase().includes(search) &&
    (ids === undefined || ids.includes(entry.id))
}

/** Sorts entries. An unknown field keeps their order. */
function sorted(entries: ListedEntry[], query: URLSearchParams): ListedEntry[] {
  const field = query.get('sort')
  const direction = query.get('sort_asc') === 'false' ? -1 : 1
  if (field !== 'id' && field !== 'name' && field !== 'created_at' && field !== 'updated_at') return entries
  return entries.toSorted((a, b) => (a[field] < b[field] ? -direction : a[field] > b[field] ? direction : 0))
}

function positiveInteger(text: string | null): number | undefined {
  const value = Number(text)
  return Number.isInteger(value) && value > 0 ? value : undefined
}
