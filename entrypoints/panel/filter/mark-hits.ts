import { effect, type ReadonlySignal } from '@preact/signals'
import type { FieldName } from '../../../core/query/fields'
import type { Hits } from '../../../core/query/hits'

/** Name in the style sheet: `::highlight(filter-hit)`. */
const HIGHLIGHT = 'filter-hit'

/** Query fields that an element shows, by its `data-hits`. `everything` covers every field. */
const FIELDS_OF: Readonly<Record<string, readonly FieldName[]>> = {
  goal: ['goal'],
  properties: ['prop', 'has'],
  workspace: ['workspace'],
  application: ['app'],
  environment: ['env'],
  units: ['unit'],
  attributes: ['attr'],
  from: ['frame'],
  page: ['page'],
  address: ['page', 'frame', 'url'],
  everything: ['goal', 'prop', 'unit', 'attr', 'env', 'app', 'page', 'frame', 'url'],
}

/** Maximum length of the content to search, in UTF-16 code units. A mark in longer content would be hard to find. */
const MAX_TEXT_CHARS = 200_000

/**
 * Marks the matches of a filter in all elements with `data-hits`, with the CSS Custom Highlight API (Chrome 105,
 * Firefox 140). The DOM stays unchanged, and rows out of view cost nothing, since they are not in it. Changes are
 * marked before they are painted. Returns a function that stops marking.
 */
export function markHits(root: HTMLElement, hits: ReadonlySignal<Hits>): () => void {
  if (!('highlights' in CSS)) return () => {}
  let frame: number | null = null
  const mark = () => {
    frame = null
    const ranges = hits.value.isEmpty ? [] : rangesIn(root, hits.value)
    if (ranges.length === 0) CSS.highlights.delete(HIGHLIGHT)
    else CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges))
  }
  const soon = () => {
    frame ??= requestAnimationFrame(mark)
  }
  const observer = new MutationObserver(soon)
  const stop = effect(() => {
    // There is nothing to mark, so nothing to observe.
    if (hits.value.isEmpty) observer.disconnect()
    else observer.observe(root, { subtree: true, childList: true, characterData: true })
    soon()
  })
  return () => {
    stop()
    observer.disconnect()
    if (frame !== null) cancelAnimationFrame(frame)
    CSS.highlights.delete(HIGHLIGHT)
  }
}

function rangesIn(root: HTMLElement, hits: Hits): Range[] {
  const ranges: Range[] = []
  for (const element of root.querySelectorAll<HTMLElement>('[data-hits]')) {
    const fields = FIELDS_OF[element.dataset['hits'] ?? '']
    if (fields) ranges.push(...rangesOf(element, hits, fields))
  }
  return ranges
}

/** Returns the ranges of all matches. A match may start and end in different text nodes: JSON has several colors. */
function rangesOf(element: HTMLElement, hits: Hits, fields: readonly FieldName[]): Range[] {
  const text = element.textContent
  if (text.length > MAX_TEXT_CHARS) return []
  const found = hits.in(text, fields)
  if (found.length === 0) return []
  const at = positions(element)
  return found.map(({ from, to }) => {
    const range = new Range()
    range.setStart(...at(from, false))
    range.setEnd(...at(to, true))
    return range
  })
}

/** Returns a function that finds the node at an offset of the element's content. Offsets must be ascending. */
function positions(element: HTMLElement): (offset: number, isEnd: boolean) => [Node, number] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let node: Node = walker.nextNode() ?? element
  let before = 0
  return (offset, isEnd) => {
    for (;;) {
      const length = node.textContent?.length ?? 0
      const isIn = offset < before + length || (isEnd && offset === before + length)
      const next = isIn ? null : walker.nextNode()
      if (!next) return [node, offset - before]
      before += length
      node = next
    }
  }
}
