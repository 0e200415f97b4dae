import { json } from '../http.ts'
import type { HttpResponse, DemoRequest } from '../exchange.ts'
import type { ListedEntry } from '../registry/entry.ts'

/**
 * A page of a list, in the API's envelope `{items, page, total, <key>: […]}`: `page` counts from 1, `total` is what the
 * filters leave, and `items` is the page size that was used, which is smaller than asked for when it was too large.
 *
 * Filters: `search` (part of the name; that case does not matter is a guess), `ids`, `archived=true` (archived ones
 * only; without it none of them: a guess, the documentation is silent). `sort` takes a field name.
 */
export function listResponse(
  key: string,
  entries: readonly ListedEntry[],
  { query }: DemoRequest,
  maxPageSize: number,
): HttpResponse {
  const items = Math.min(positive(query.get('items')) ?? maxPageSize, maxPageSize)
  const page = positive(query.get('page')) ?? 1
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

/** A field nobody has leaves the order as it is. */
function sorted(entries: ListedEntry[], query: URLSearchParams): ListedEntry[] {
  const field = query.get('sort')
  const direction = query.get('sort_asc') === 'false' ? -1 : 1
  if (field !== 'id' && field !== 'name' && field !== 'created_at' && field !== 'updated_at') return entries
  return entries.toSorted((a, b) => (a[field] < b[field] ? -direction : a[field] > b[field] ? direction : 0))
}

function positive(text: string | null): number | undefined {
  const value = Number(text)
  return Number.isInteger(value) && value > 0 ? value : undefined
}
