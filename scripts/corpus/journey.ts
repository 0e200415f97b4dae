import type { Dice } from './dice.ts'
import type { Site, Tab, Visitor } from './tab.ts'

/** Versions by what `track()` takes beside the name. */
export const ANYTHING = ['1.11.5', '1.13.4'] as const
export const NUMBERS = ['1.5.0'] as const
export const INTEGERS = ['1.4.0'] as const
export const VALUES = ['1.2.4'] as const
type Version = (typeof ANYTHING | typeof NUMBERS | typeof INTEGERS | typeof VALUES)[number]

/** What one kind of visitor does, once with each of the versions. */
export interface Journey {
  readonly name: string
  readonly sdks: readonly Version[]
  readonly site: Site
  readonly visitor: (dice: Dice) => Visitor
  /** Its visits are tabs of one visitor, open at the same time. */
  readonly inTabs?: true
  readonly go: (tab: Tab, dice: Dice) => Promise<void>
}

/** The journeys of a shop. */
export interface Shop {
  readonly name: string
  readonly journeys: readonly Journey[]
}
