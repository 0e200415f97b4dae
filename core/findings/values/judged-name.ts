import { message } from '../../message'
import { visible } from '../../registry/name-difference'
import type { JudgedList } from '../../registry/verdict'
import type { PublishSubject, Statement } from '../rule'

/** What is wrong with the name of an application, an environment or a unit type; null when nothing is, or nobody knows. */
export function nameStatement(
  list: JudgedList,
  name: string,
  { judge, request }: PublishSubject,
): Statement | null {
  const { verdict, workspace } = judge.name(list, name, request.url)
  if (verdict !== 'unknown' && verdict !== 'archived') return null
  const values = { name: visible(name), workspace: workspace?.name ?? '' }
  if (verdict === 'archived') return { what: message(`finding.judgedName.${list}.archived`, values) }
  const [near] = judge.near(list, name, request.url)
  if (!near) return { what: message(`finding.judgedName.${list}.unknown`, values) }
  const more = { ...values, near: visible(near.name) }
  return {
    what: message(`finding.judgedName.${list}.near`, more),
    fix: message('finding.judgedName.fix', more),
  }
}
