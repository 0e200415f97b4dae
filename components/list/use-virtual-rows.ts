import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core'
import { type RefObject } from 'preact'
import { useCallback, useLayoutEffect, useState } from 'preact/hooks'

/** The visible part of a long list. */
export interface VirtualRows {
  readonly items: readonly VirtualItem[]
  /** Height of the whole list, in px. */
  readonly height: number
  /** Returns the start of a row, in px from the top of the list. */
  readonly startOf: (index: number) => number
  /** Scrolls just enough to bring a row into view. */
  readonly reveal: (index: number) => void
  /** Measures a row whose height may differ from the others. Its `data-index` attribute is the row's index. */
  readonly measure: (row: HTMLElement | null) => void
}

/** Renders only the visible rows of a list of any length. Rows have the height `rowHeight`, in px, unless measured. */
export function useVirtualRows(
  rows: readonly { readonly id: string }[],
  rowHeight: number,
  scroller: RefObject<HTMLElement | null>,
): VirtualRows {
  const [, redraw] = useState(0)
  const getItemKey = useCallback((index: number) => rows[index]?.id ?? index, [rows])
  const options = {
    count: rows.length,
    // A measured height stays with its row when rows before it are added or removed.
    getItemKey,
    estimateSize: () => rowHeight,
    getScrollElement: () => scroller.current,
    overscan: 12,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    onChange: () => redraw((times) => times + 1),
  }
  const [virtualizer] = useState(() => new Virtualizer<HTMLElement, HTMLElement>(options))
  virtualizer.setOptions(options)
  // The library's own adapters call these methods too, since there is no public alternative.
  // oxlint-disable-next-line no-underscore-dangle
  useLayoutEffect(() => virtualizer._didMount(), [])
  // oxlint-disable-next-line no-underscore-dangle
  useLayoutEffect(() => virtualizer._willUpdate())
  return {
    items: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    measure: virtualizer.measureElement,
    startOf: (index) => virtualizer.measurementsCache[index]?.start ?? index * rowHeight,
    reveal: (index) => virtualizer.scrollToIndex(index, { align: 'auto' }),
  }
}
