import type { Publish } from '../publish/publish'
import { shownNames } from './shown-value'

/** The names of a publish's goals, as a sentence has them; what it is about where it has none. */
export const lostGoals = ({ goals }: Publish): string =>
  goals.length === 0 ? '–' : shownNames([...new Set(goals.map(({ name }) => name))])
