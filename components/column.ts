import type { ComponentChildren } from 'preact'
import type { DeliveryState } from '../core/delivery/delivery'
import type { MessageKey } from '../core/message'
import type { Row } from '../core/record/row'
import type { Judgement } from '../core/registry/verdict'

/** What is known of a row at a moment, besides what it is. */
export interface RowFacts {
  /** Null for a row without a goal. */
  readonly judgement: Judgement | null
  /** What became of its publish. */
  readonly delivery: DeliveryState
}

/** One column of the list: one file each, in `index.ts` in the order in which they stand. */
export interface Column {
  readonly id: string
  readonly title: MessageKey
  /** A track of the grid: `minmax(8rem, 2fr)`. */
  readonly width: string
  /** From which width of the list on it is shown, in px; 0 for always. */
  readonly from: 0 | 480 | 720 | 960
  /** What stands in the cell, and the whole of it as a tooltip where the cell may cut it off. */
  readonly cell: (row: Row, facts: RowFacts) => ComponentChildren
  tooltip?(row: Row, facts: RowFacts): string | undefined
}
