import { message } from '../../message'
import { showInvisible } from '../../registry/name-difference'
import type { CheckedList } from '../../registry/verdict'
import type { PublishSubject, Statement } from '../rule'

/**
 * Returns a statement about the name of an application, an environment or a unit type that is unknown or archived;
 * null for any other verdict.
 */
export function unknownNameStatement(
  list: CheckedList,
  name: string,
  { lookup, request }: PublishSubject,
): Statement | null {
  const { verdict, workspace } = lookup.name(list, name, request.url)
  if (verdict !== 'unknown' && verdict !== 'archived') return null
  const values = { name: showInvisible(name), workspace: workspace?.name ?? '' }
  if (verdict === 'archived') return { what: message(`finding.judgedName.${list}.archived`, values) }
  const [near] = lookup.near(list, name, request.url)
  if (!near) return { what: message(`finding.judgedName.${list}.unknown`, values) }
  const more = { ...values, near: showInvisible(near.name) }
  return {
    what: message(`finding.judgedName.${list}.near`, more),
    fix: message('finding.judgedName.fix', more),
  }
}
