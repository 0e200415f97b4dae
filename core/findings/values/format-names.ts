import type { Publish } from '../../publish/publish'
import { formatNames } from './format-value'

/** Formats the goal names of a publish for a sentence; without goals, the experiments of its exposures. */
export function formatLostNames({ goals, exposures }: Publish): string {
  const names = (goals.length > 0 ? goals : exposures).map(({ name }) => name)
  return names.length === 0 ? '–' : formatNames([...new Set(names)])
}
