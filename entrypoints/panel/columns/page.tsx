import type { Column } from '../../../components/column'

/** The page on which it was sent: the path in short, the whole address (and the frame's) as a tooltip. */
export const page: Column = {
  id: 'page',
  title: 'panel.column.page',
  width: 'minmax(6rem, 1.5fr)',
  from: 960,
  cell: ({ capture }) => pathOf(capture.pageUrl),
  tooltip: ({ capture: { pageUrl, documentUrl } }) =>
    pageUrl === documentUrl ? pageUrl : `${pageUrl}\n${documentUrl}`,
}

function pathOf(address: string): string {
  if (!URL.canParse(address)) return address
  const { pathname, search, hash } = new URL(address)
  return pathname + search + hash
}
