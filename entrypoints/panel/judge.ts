import type { Row } from '../../core/record/row'
import type { RegistryIndex } from '../../core/registry/registry'
import { judgeGoal, type Judgement } from '../../core/registry/verdict'

/** Judges rows by one registry: each name at each collector once, or 100,000 rows would parse 100,000 addresses. */
export function judgeWith(index: RegistryIndex | null): (row: Row) => Judgement | null {
  const collectors = new Map<string, Map<string, Judgement>>()
  return (row) => {
    if (row.kind === 'unreadable') return null
    const { name } = row.event.goal
    const { url } = row.attempt.captures[0]
    let known = collectors.get(url)
    if (!known) collectors.set(url, (known = new Map<string, Judgement>()))
    let judgement = known.get(name)
    if (!judgement) known.set(name, (judgement = judgeGoal(name, url, index)))
    return judgement
  }
}
