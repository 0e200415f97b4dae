import { requestOf } from '../../core/delivery/attempt'
import type { Row } from '../../core/record/row'
import type { RegistryIndex } from '../../core/registry/registry'
import { judgeGoal, type Judgement } from '../../core/registry/verdict'

/** Judges rows by one registry: each name at each collector once, or 100,000 rows would parse 100,000 addresses. */
export function judgeWith(index: RegistryIndex | null): (row: Row) => Judgement | null {
  const known = new Map<string, Judgement>()
  return (row) => {
    if (row.kind === 'unreadable') return null
    const { name } = row.event.goal
    const { url } = requestOf(row.attempt)
    const key = `${url}\n${name}`
    let judgement = known.get(key)
    if (!judgement) known.set(key, (judgement = judgeGoal(name, url, index)))
    return judgement
  }
}
