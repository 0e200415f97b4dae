import type { Frame, Locator, Page } from '@playwright/test'

import { t } from '../messages.ts'

/** Text of one row's cells by column id: `goal`, `verdict`, `property:cart.price`. Columns that are turned off are missing. */
export type GridRow = Readonly<Record<string, string>>

/** Returns the list of goal events in a panel. */
export function goalGrid(panel: Frame | Page): Locator {
  return panel.getByRole('grid', { name: t('panel.list') })
}

/**
 * Returns the rendered rows from top to bottom. The grid renders only the visible rows and a few more, so part of a long
 * list is missing.
 */
export async function goalRows(panel: Frame | Page): Promise<GridRow[]> {
  return panel.evaluate(rowsInDocument)
}

/** Returns the same as `goalRows()`. Runs in the panel's document, for a browser that Playwright does not drive. */
export function rowsInDocument(): GridRow[] {
  const rows = [...document.querySelectorAll('[role=grid] [role=row]')]
  // The "×2" mark of a repeated goal is not part of its name.
  const textOf = (cell: Element) => {
    const mark = cell.querySelector('.repeat')?.textContent ?? ''
    return cell.textContent.slice(mark.length).trim()
  }
  return rows
    .toSorted((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
    .map((row) => [...row.querySelectorAll<HTMLElement>('[role=gridcell]')])
    .filter((cells) => cells.length > 0)
    .map((cells) => Object.fromEntries(cells.map((cell) => [cell.dataset['hits'] ?? '', textOf(cell)])))
}
