import { type Message, message } from '../message'
import type { Row } from './row'

type RowWithoutGoal = Exclude<Row, { readonly kind: 'goal' }>

/** What stands for the name of a row that has no goal. */
export function rowTitle(row: RowWithoutGoal): Message {
  if (row.kind === 'unreadable') return message('panel.unreadable')
  return message(row.publish.exposures.length > 0 ? 'panel.exposuresOnly' : 'panel.withoutGoals')
}

/** Why there is nothing to be said of a goal. */
export const noGoalMessage = (row: RowWithoutGoal): Message =>
  row.kind === 'unreadable' ? row.problem : message('detail.withoutGoals')
