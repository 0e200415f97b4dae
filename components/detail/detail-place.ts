import { type TreePlace, UNTOUCHED } from '../../core/json-tree/place'
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
export interface DetailPlace {
  readonly tab: DetailTab
  /** For which unit the event is shown; null for the first. */
  readonly unit: UnitChoice | null
  /** How the body of the request is shown, where it is JSON. */
  readonly body: 'tree' | 'raw'
  readonly eventTree: TreePlace
  readonly bodyTree: TreePlace
}

/** Nobody has been there. */
export const FIRST_PLACE: DetailPlace = {
  tab: 'event',
  unit: null,
  body: 'tree',
  eventTree: UNTOUCHED,
  bodyTree: UNTOUCHED,
}

/** Changes some of it. */
export type ChangePlace = (change: Partial<DetailPlace>) => void

/** What chooses a unit of a publish again in the next one. */
export const choiceOf = (units: readonly Unit[], index: number): UnitChoice => {
  const type = units[index]?.type ?? ''
  return { type, nth: units.slice(0, index).filter((unit) => unit.type === type).length }
}

/** Which unit of a publish is chosen: the first where it has none of that type. */
export function chosenUnit(units: readonly Unit[], choice: UnitChoice | null): number {
  const places = units.flatMap(({ type }, index) => (type === choice?.type ? [index] : []))
  return places[choice?.nth ?? 0] ?? places[0] ?? 0
}
