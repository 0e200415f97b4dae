import { linesInGroups } from './lines-in-groups'
import { linesUnderPages } from './lines-under-pages'
import { type ListItem, type ListParts, openedItem, troubleItem } from './list-item'

/**
 * The lines of the list. They are made anew with every change, so each row is looked at once. What is no goal event stands
 * above all groups, where those are not pages.
 */
export function listItems(parts: ListParts): ListItem[] {
  if (parts.group === 'page') return linesUnderPages(parts)
  const troubles = parts.troubles.filter(({ kind }) => !parts.filtered || kind === 'failed').map(troubleItem)
  const lines: ListItem[] = [...troubles, ...(parts.filtered ? [] : parts.opened.flatMap(openedItem))]
  return lines.concat(parts.group === 'none' ? parts.rows : linesInGroups(parts, parts.group))
}
