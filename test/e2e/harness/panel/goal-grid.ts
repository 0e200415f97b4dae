import type { Frame, Locator, Page } from '@playwright/test'

/** One row of the grid as it is read out: column title to text. */
export type GridRow = Readonly<Record<string, string>>

/** The list of goal events in a panel. */
export function goalGrid(panel: Frame | Page): Locator {
  return panel.getByRole('grid', { name: 'Goal events' })
}

/**
 * The rows that are rendered, newest last, by their columns' titles. The grid renders what is in sight and a little
 * more, so a long list is not there in full.
 */
export async function goalRows(panel: Frame | Page): Promise<GridRow[]> {
  return panel.evaluate(rowsInDocument)
}

/** The same, evaluated in the panel's document: what a browser that Playwright does not drive is asked. */
export function rowsInDocument(): GridRow[] {
  const grid = document.querySelector('[role=grid][aria-label="Goal events"]')
  if (!grid) return []
  const all = (role: string, parent: Element = grid) => [...parent.querySelectorAll(`[role=${role}]`)]
  // That a goal repeats is no part of its name.
  const textOf = (cell: Element) => {
    const mark = cell.querySelector('.repeat')?.textContent ?? ''
    return cell.textContent.slice(mark.length).trim()
  }
  const titles = all('columnheader').map((title) => title.textContent.trim())
  return all('row')
    .toSorted((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
    .map((row) => all('gridcell', row).map((cell) => textOf(cell)))
    .filter((cells) => cells.length > 0)
    .map((cells) => Object.fromEntries(cells.map((text, column) => [titles[column] ?? '', text])))
}
