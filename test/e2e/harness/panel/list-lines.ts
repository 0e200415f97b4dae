import type { Frame, Page } from '@playwright/test'

/**
 * Every line of the list that is rendered, from the top: `# …` for the head of a page's group, `- …` for what a page did
 * (another address, another tab), and for a goal event its goal with where it is from, if that is said. What differs
 * from run to run is left out: the server, and times, which are `<time>`.
 */
export async function listLines(panel: Frame | Page, server: string): Promise<string[]> {
  const lines = await panel.evaluate(linesInDocument)
  return lines.map((line) =>
    line.replaceAll(server, '').replaceAll(/\d\d:\d\d:\d\d\.\d{3}(?:\s[AP]M)?/g, '<time>'),
  )
}

/** Runs in the panel. */
function linesInDocument(): string[] {
  const grid = document.querySelector('[role=grid][aria-label="Goal events"]')
  if (!grid) return []
  const textOf = (cell: Element | undefined) => cell?.textContent.replaceAll(/\s+/g, ' ').trim() ?? ''
  const all = (role: string, parent: Element = grid) => [...parent.querySelectorAll(`[role=${role}]`)]
  const titles = all('columnheader').map(textOf)
  return all('row')
    .toSorted((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
    .flatMap((row) => {
      const [span] = all('rowheader', row)
      if (span) return `${span.ariaExpanded === null ? '-' : '#'} ${textOf(span)}`
      const cells = all('gridcell', row).map(textOf)
      const from = cells[titles.indexOf('From')]
      return cells.length === 0 ? [] : `${cells[0]}${from ? ` (from ${from})` : ''}`
    })
}
