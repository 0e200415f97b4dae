import type { Visit } from '../../test/fixtures/corpus/visit'

/** Visits as JSON with a line for each page and request, so that a difference can be read. */
export function visitsFile(visits: readonly Visit[]): string {
  return `[\n${visits.map(visitText).join(',\n')}\n]\n`
}

function visitText({ pages, requests, ...visit }: Visit): string {
  const head = JSON.stringify(visit).slice(1, -1)
  return `{${head},\n"pages":${lines(pages)},\n"requests":${lines(requests)}}`
}

const lines = (items: readonly object[]): string =>
  `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`
