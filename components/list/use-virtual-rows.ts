import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualItem,
} from '@tanstack/virtual-core'
import { type RefObject } from 'preact'
import { useCallback, useLayoutEffect, useState } from 'preact/hooks'

/** The part of a long list that is in sight. */
export interface VirtualRows {
  readonly items: readonly VirtualItem[]
  /** Height of the whole list, in px. */
  readonly height: number
  /** Where a row begins, in px from the top of the list. */
  readonly startOf: (index: number) => number
  /** Scrolls as little as is needed to have a row in sight. */
  readonly reveal: (index: number) => void
  /** Takes the height of a row that may have another one than the others; its `data-index` says which it is. */
  readonly measure: (row: HTMLElement | null) => void
}

/** Only the rows in sight exist, whatever the length of the list; a row has the usual height, in px, if not measured. */
export function useVirtualRows(
  rows: readonly { readonly id: string }[],
  rowHeight: number,
  scroller: RefObject<HTMLElement | null>,
): VirtualRows {
  const [, redraw] = useState(0)
  const getItemKey = useCallback((index: number) => rows[index]?.id ?? index, [rows])
  const options = {
    count: rows.length,
    // A height that was measured goes with its row when rows come or go before it.
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
  // What the library's own adapters do; it has no other way in.
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
