import type { ComponentChildren } from 'preact'
import type { DeliveryState } from '../core/delivery/delivery'
import type { MessageKey } from '../core/message'
import type { Row } from '../core/record/row'
import type { JudgedList, Judgement } from '../core/registry/verdict'
import type { KnownWorkspace } from '../core/registry/workspace'

/** What is known of a row at a moment, besides what it is. */
export interface RowFacts {
  /** Null for a row without a goal. */
  readonly judgement: Judgement | null
  /** The workspace that is set for its collector; null when there is none. */
  readonly workspace: KnownWorkspace | null
  /** What the registry says of another name in its publish. */
  readonly judgeName: (list: JudgedList, name: string) => Judgement
  /** The registered name nearest to one that is not; null where none is near. It takes a while when asked first. */
  readonly nearest: () => string | null
  /** Ms since the epoch. */
  readonly now: number
  /** What became of its publish. */
  readonly delivery: DeliveryState
  /** The moment from which times are counted, in ms since the epoch; null for the time of day. */
  readonly countsFrom: number | null
}

/** One column of the list: one file each, in `index.ts` in the order in which they stand. */
export interface Column {
  readonly id: string
  readonly title: MessageKey
  /** A track of the grid: `minmax(8rem, 2fr)`. */
  readonly width: string
  /** Cell and tooltip are what was sent, not words of ours: browsers that translate pages leave them alone. */
  readonly isData?: true
  /** From which width of the list on it is shown, in px; 0 for always. */
  readonly from: 0 | 480 | 720 | 960
  /** What stands in the cell, and the whole of it as a tooltip where the cell may cut it off. */
  readonly cell: (row: Row, facts: RowFacts) => ComponentChildren
  /** What takes a while is looked up only once the row is pointed at. */
  tooltip?(row: Row, facts: RowFacts, isPointedAt: boolean): string | undefined
}
