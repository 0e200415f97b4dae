import type { Visit } from '../../test/fixtures/corpus/visit'

/** Formats visits as JSON with one line per page and request, so that diffs are readable. */
export function visitsFile(visits: readonly Visit[]): string {
  return `[\n${visits.map(visitText).join(',\n')}\n]\n`
}

function visitText({ pages, requests, ...visit }: Visit): string {
  const head = JSON.stringify(visit).slice(1, -1)
  return `{${head},\n"pages":${lines(pages)},\n"requests":${lines(requests)}}`
}

const lines = (items: readonly object[]): string =>
  `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`
