import type { Publish } from '../../publish/publish'
import { formatNames } from './format-value'

/** The names of a publish's goals, as a sentence has them; of one without goals, those of its exposures. */
export function formatLostNames({ goals, exposures }: Publish): string {
  const names = (goals.length > 0 ? goals : exposures).map(({ name }) => name)
  return names.length === 0 ? '–' : formatNames([...new Set(names)])
}
