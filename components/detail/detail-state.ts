import { type TreeState, INITIAL_TREE_STATE } from '../../core/json-tree/tree-state'
import type { Unit } from '../../core/publish/publish'

/** The tabs of the detail, in their order. */
export const DETAIL_TABS = ['event', 'findings', 'goal', 'delivery', 'request', 'publish'] as const
/** One of them. */
export type DetailTab = (typeof DETAIL_TABS)[number]

/** A unit by its type, and by how many of that type stand before it. */
export interface UnitChoice {
  readonly type: string
  readonly nth: number
}

/** Where somebody is in the detail. It stays so as one steps from event to event, as long as the panel is open. */
export interface DetailState {
  readonly tab: DetailTab
  /** For which unit the event is shown; null for the first. */
  readonly unit: UnitChoice | null
  /** How the body of the request is shown, where it is JSON. */
  readonly body: 'tree' | 'raw'
  readonly eventTree: TreeState
  readonly bodyTree: TreeState
}

/** Nobody has been there. */
export const INITIAL_DETAIL_STATE: DetailState = {
  tab: 'event',
  unit: null,
  body: 'tree',
  eventTree: INITIAL_TREE_STATE,
  bodyTree: INITIAL_TREE_STATE,
}

/** Changes some of it. */
export type ChangeDetailState = (change: Partial<DetailState>) => void

/** What chooses a unit of a publish again in the next one. */
export const unitChoiceOf = (units: readonly Unit[], index: number): UnitChoice => {
  const type = units[index]?.type ?? ''
  return { type, nth: units.slice(0, index).filter((unit) => unit.type === type).length }
}

/** Which unit of a publish is chosen: the first where it has none of that type. */
export function selectedUnitIndex(units: readonly Unit[], choice: UnitChoice | null): number {
  const indices = units.flatMap(({ type }, index) => (type === choice?.type ? [index] : []))
  return indices[choice?.nth ?? 0] ?? indices[0] ?? 0
}
