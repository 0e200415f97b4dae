import type { Dice } from './dice.ts'
import type { Site, Tab, Visitor } from './tab.ts'

/** SDK versions whose `track()` accepts properties of any type. */
export const ANYTHING = ['1.11.5', '1.13.4'] as const
/** SDK versions whose `track()` accepts only numbers as properties. */
export const NUMBERS = ['1.5.0'] as const
/** SDK versions whose `track()` accepts only integers as properties. */
export const INTEGERS = ['1.4.0'] as const
/** SDK versions whose `track()` accepts integers instead of properties. */
export const VALUES = ['1.2.4'] as const
type Version = (typeof ANYTHING | typeof NUMBERS | typeof INTEGERS | typeof VALUES)[number]

/** The actions of one kind of visitor on a site. They are run once with each of the SDK versions. */
export interface Journey {
  readonly name: string
  readonly sdks: readonly Version[]
  readonly site: Site
  readonly visitor: (dice: Dice) => Visitor
  /** If set, the visits of the journey are tabs of one visitor that are open at the same time. */
  readonly inTabs?: true
  readonly go: (tab: Tab, dice: Dice) => Promise<void>
}

/** A shop and the journeys of its visitors. */
export interface Shop {
  readonly name: string
  readonly journeys: readonly Journey[]
}
