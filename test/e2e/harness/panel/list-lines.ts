import type { Frame, Page } from '@playwright/test'

import { t } from '../messages.ts'

/**
 * Returns every rendered line of the list from top to bottom: `# …` for the header of a page's group, `- …` for a page
 * event (a new URL, an opened tab), and the goal of a goal event followed by its `from` column, if not empty. Parts that
 * differ from run to run are replaced: the server is removed, and times become `<time>`.
 */
export async function listLines(panel: Frame | Page, server: string): Promise<string[]> {
  const lines = await panel.evaluate(linesInDocument)
  return lines.map((line) =>
    line.replaceAll(server, '').replaceAll(/\d\d:\d\d:\d\d\.\d{3}(?:\s[AP]M)?/g, '<time>'),
  )
}

/** The line for the header of a page's group. `page` is the page's title and path. */
export const groupLine = (page: string, goals: number): string =>
  `# ${page} <time> ${t('status.goals', {}, goals)}`

/** The line for a tab that the page opened. `url` has no scheme. */
export const openedLine = (url: string, goals: number): string =>
  `- ${t('panel.page.opened', { url })}· ${t('status.goals', {}, goals)}<time>${t('panel.page.show')}`

/** The line for a URL that the page gave itself without loading another document. */
export const navigatedLine = (url: string): string =>
  `- ${t('panel.page.navigated', { url, time: '<time>' })}`

/** Runs in the panel. */
function linesInDocument(): string[] {
  const textOf = (cell: Element | null | undefined) => cell?.textContent.replaceAll(/\s+/g, ' ').trim() ?? ''
  return [...document.querySelectorAll('[role=grid] [role=row]')]
    .toSorted((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
    .flatMap((row) => {
      const rowHeader = row.querySelector('[role=rowheader]')
      if (rowHeader) return `${rowHeader.ariaExpanded === null ? '-' : '#'} ${textOf(rowHeader)}`
      const first = row.querySelector('[role=gridcell]')
      const from = textOf(row.querySelector('[data-hits=from]'))
      return first === null ? [] : `${textOf(first)}${from ? ` (from ${from})` : ''}`
    })
}
