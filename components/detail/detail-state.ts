import { type TreeState, INITIAL_TREE_STATE } from '../../core/json-tree/tree-state'
import type { Unit } from '../../core/publish/publish'

/** Tabs of the detail, in display order. */
export const DETAIL_TABS = ['event', 'findings', 'goal', 'delivery', 'request', 'publish'] as const
export type DetailTab = (typeof DETAIL_TABS)[number]

/** A unit, identified by its type and by its index among the units of that type. */
export interface UnitChoice {
  readonly type: string
  readonly nth: number
}

/** State of the detail. It stays the same from event to event while the panel is open. */
export interface DetailState {
  readonly tab: DetailTab
  /** The unit whose event is shown; null for the first. */
  readonly unit: UnitChoice | null
  /** View of the request body if it is JSON. */
  readonly body: 'tree' | 'raw'
  readonly eventTree: TreeState
  readonly bodyTree: TreeState
}

export const INITIAL_DETAIL_STATE: DetailState = {
  tab: 'event',
  unit: null,
  body: 'tree',
  eventTree: INITIAL_TREE_STATE,
  bodyTree: INITIAL_TREE_STATE,
}

/** Changes part of the state. */
export type ChangeDetailState = (change: Partial<DetailState>) => void

/** Returns a choice that selects the same unit in other publishes. */
export const unitChoiceOf = (units: readonly Unit[], index: number): UnitChoice => {
  const type = units[index]?.type ?? ''
  return { type, nth: units.slice(0, index).filter((unit) => unit.type === type).length }
}

/**
 * Returns the index of the chosen unit in a publish. Falls back to the first unit of its type, then to the first unit.
 */
export function selectedUnitIndex(units: readonly Unit[], choice: UnitChoice | null): number {
  const indices = units.flatMap(({ type }, index) => (type === choice?.type ? [index] : []))
  return indices[choice?.nth ?? 0] ?? indices[0] ?? 0
}
