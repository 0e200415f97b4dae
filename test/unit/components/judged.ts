import { attemptOf } from '../../../core/attempt'
import { rowsOf, type Row } from '../../../core/record/row'
import { judgeWith } from '../../../core/registry/judge'
import type { Registry } from '../../../core/registry/registry'
import type { Workspace } from '../../../core/registry/workspace'
import { knownOf, registryOf } from '../../fixtures/make'
import { capture, goal } from '../captures'

/** The row of a goal of that name. */
export function rowNamed(name: string, fields: Parameters<typeof capture>[1] = {}): Row {
  const [row] = rowsOf(attemptOf('x', 1, [capture([goal(name)], fields)]))
  if (!row) throw new Error('no row')
  return row
}

/** A judge by one workspace; by none without a registry's fields. */
export const judgeBy = (registry?: Partial<Registry> | null, workspace: Partial<Workspace> = {}) =>
  judgeWith(registry === undefined ? [] : [knownOf(registry && registryOf(registry), workspace)])
