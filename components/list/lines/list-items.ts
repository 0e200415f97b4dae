import { linesInGroups } from './lines-in-groups'
import { linesUnderPages } from './lines-under-pages'
import { type ListItem, type ListParts, openedItem, troubleItem } from './list-item'

/**
 * Returns the lines of the list. Runs on every change, so it visits each row only once. Unless rows are grouped by
 * page, context problems and opened tabs come first.
 */
export function listItems(parts: ListParts): ListItem[] {
  if (parts.group === 'page') return linesUnderPages(parts)
  const troubles = parts.troubles.filter(({ kind }) => !parts.filtered || kind === 'failed').map(troubleItem)
  const lines: ListItem[] = [...troubles, ...(parts.filtered ? [] : parts.opened.flatMap(openedItem))]
  return lines.concat(parts.group === 'none' ? parts.rows : linesInGroups(parts, parts.group))
}
